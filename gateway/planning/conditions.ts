import {
  Kind,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type SelectionNode,
  type ValueNode,
} from 'graphql';

/**
 * @skip and @include are decided before planning: the planner loses some of them on the way, and a plan without
 * conditions is also a smaller one. Which variables decide is known from the document; plans are kept by their values.
 */
export type ConditionValues = Readonly<Record<string, unknown>>;

/** The variables that decide any condition of the document, in a fixed order. */
export function listConditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      const condition = readCondition(node);
      if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
      return false;
    },
  });
  return [...names].sort();
}

export function isIncluded(selection: SelectionNode, values: ConditionValues): boolean {
  for (const directive of selection.directives ?? []) {
    const condition = readCondition(directive);
    if (condition === null) continue;
    const holds = isTrue(condition, values);
    if (directive.name.value === 'skip' ? holds : !holds) return false;
  }
  return true;
}

function readCondition(directive: DirectiveNode): ValueNode | null {
  const name = directive.name.value;
  if (name !== 'skip' && name !== 'include') return null;
  return directive.arguments?.find((argument) => argument.name.value === 'if')?.value ?? null;
}

function isTrue(condition: ValueNode, values: ConditionValues): boolean {
  if (condition.kind === Kind.BOOLEAN) return condition.value;
  return condition.kind === Kind.VARIABLE && values[condition.name.value] === true;
}
