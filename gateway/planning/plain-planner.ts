import type {
  FlattenNodePathSegment,
  PlanNode,
  QueryPlan,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  print,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { JoinKnowledge } from './join-knowledge.ts';
import { PlainFetches } from './plain-fetches.ts';
import { PlanningFailure } from './planning-failure.ts';

/**
 * The last planner to be asked: it finds a plan wherever keys lead from one subgraph to the next, and does not care how
 * often it asks. Each fetch takes what its subgraph can give, with all keys it knows of every entity on the way; what is
 * missing becomes a job, done by jumping from key to key, after whatever the field requires was fetched the same way.
 * What a subgraph knows as an interface object is looked up first where the interface is, to learn what it is. Says its
 * plans in the other planner's words, so that one compiler reads both.
 */
export function planPlainly(
  operation: DocumentNode,
  schema: GraphQLSchema,
  knowledge: JoinKnowledge,
): QueryPlan {
  const definition = operation.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const root = definition && schema.getRootType(definition.operation);
  if (definition === undefined || root === undefined || root === null) {
    throw new PlanningFailure('there is no operation to plan');
  }
  return new PlainPlanning(definition, operation, { schema, knowledge }).plan(root);
}

type Path = readonly FlattenNodePathSegment[];

type Job = MissingFields | UnknownObject;

/** Fields of an entity that the subgraph which brought it could not give. */
interface MissingFields {
  readonly kind: 'missing';
  readonly type: GraphQLObjectType;
  readonly path: Path;
  readonly from: string;
  readonly fields: readonly FieldNode[];
}

/** An object of which the subgraph that brought it knows nothing but the interface. */
interface UnknownObject {
  readonly kind: 'unknown';
  readonly type: GraphQLInterfaceType;
  readonly path: Path;
  readonly from: string;
  readonly set: SelectionSetNode;
}

class PlainPlanning {
  readonly #operation: OperationDefinitionNode;
  readonly #fetches: PlainFetches;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #schema: GraphQLSchema;
  readonly #knowledge: JoinKnowledge;
  readonly #nodes: PlanNode[] = [];
  readonly #jobs: Job[] = [];
  #required = 0;

  constructor(
    operation: OperationDefinitionNode,
    document: DocumentNode,
    { schema, knowledge }: { schema: GraphQLSchema; knowledge: JoinKnowledge },
  ) {
    this.#operation = operation;
    this.#fetches = new PlainFetches(operation, knowledge);
    this.#schema = schema;
    this.#knowledge = knowledge;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        this.#fragments.set(definition.name.value, definition);
      }
    }
  }

  plan(root: GraphQLObjectType): QueryPlan {
    for (const [graph, fields] of this.#groupByGraph(root, this.#operation.selectionSet)) {
      const selections = fields.map((field) => this.#printField(root, field, graph, []));
      this.#nodes.push(this.#fetches.ofRoot(graph, selections));
    }
    this.#doAll();
    return { kind: 'QueryPlan', node: { kind: 'Sequence', nodes: this.#nodes } };
  }

  #doAll(): void {
    for (let job = this.#jobs.shift(); job !== undefined; job = this.#jobs.shift()) {
      if (job.kind === 'missing') this.#do(job);
      else this.#reveal(job);
    }
  }

  #groupByGraph(root: GraphQLObjectType, selectionSet: SelectionSetNode): Map<string, FieldNode[]> {
    const groups = new Map<string, FieldNode[]>();
    for (const field of this.#collectFields(root, selectionSet)) {
      const { value: name } = field.name;
      const graph = this.#knowledge.graphs.find((one) =>
        this.#knowledge.resolves(root.name, name, one),
      );
      if (graph === undefined)
        throw new PlanningFailure(`no subgraph answers ${root.name}.${name}`);
      const known = groups.get(graph);
      if (known === undefined) groups.set(graph, [field]);
      else known.push(field);
    }
    return groups;
  }

  /** What a subgraph can give of an object of this type; the rest becomes a job. */
  #selectObject(type: GraphQLObjectType, set: SelectionSetNode, graph: string, path: Path): string {
    const fields = this.#collectFields(type, set);
    const isOwn = ({ name: { value } }: FieldNode) =>
      value === '__typename' ||
      (this.#knowledge.resolves(type.name, value, graph) &&
        this.#knowledge.requiresOf(type.name, value, graph) === null);
    const missing = fields.filter((field) => !isOwn(field));
    if (missing.length > 0) {
      this.#jobs.push({ kind: 'missing', type, path, from: graph, fields: missing });
    }
    const own = fields.filter(isOwn).map((field) => this.#printField(type, field, graph, path));
    return ['__typename', ...this.#listKeys(type, graph), ...own].join(' ');
  }

  #selectAny(type: GraphQLNamedType, set: SelectionSetNode, graph: string, path: Path): string {
    if (isObjectType(type)) return this.#selectObject(type, set, graph, path);
    if (isInterfaceType(type) && this.#knowledge.isInterfaceObject(type.name, graph)) {
      this.#jobs.push({ kind: 'unknown', type, path, from: graph, set });
      return ['__typename', ...this.#listKeys(type, graph)].join(' ');
    }
    if (!isAbstractType(type)) throw new PlanningFailure(`"${type.name}" has no fields`);
    const members = this.#schema
      .getPossibleTypes(type)
      .filter(({ name }) => this.#knowledge.hasType(name, graph))
      .map((member) => {
        const inside = [...path, { TypeCondition: [member.name] }];
        return `... on ${member.name} { ${this.#selectObject(member, set, graph, inside)} }`;
      });
    return ['__typename', ...members].join(' ');
  }

  #printField(parent: GraphQLObjectType, field: FieldNode, graph: string, path: Path): string {
    const { selectionSet, ...bare } = field;
    const text = print(bare);
    if (selectionSet === undefined) return text;
    const type = parent.getFields()[field.name.value]?.type;
    const target = getNamedType(type);
    if (type === undefined || target === undefined || !isCompositeType(target)) {
      throw new PlanningFailure(`"${parent.name}" has no field "${field.name.value}"`);
    }
    const key = field.alias?.value ?? field.name.value;
    const inside = [...path, { Field: key }, ...listMarks(type)];
    return `${text} { ${this.#selectAny(target, selectionSet, graph, inside)} }`;
  }

  /** Asks the subgraph that has the interface what the object is, and for what else it can give. */
  #reveal({ type, path, from, set }: UnknownObject): void {
    for (const graph of this.#knowledge.graphs) {
      if (this.#knowledge.isInterfaceObject(type.name, graph)) continue;
      const key = this.#knowledge
        .keysOf(type.name, graph)
        .find((one) => this.#knows(type, one, from));
      if (key === undefined) continue;
      this.#nodes.push(
        this.#fetches.ofEntities(type.name, path, {
          graph,
          as: type.name,
          selections: [this.#selectAny(type, set, graph, path)],
          requires: requireKey(key),
        }),
      );
      return;
    }
    throw new PlanningFailure(`no key leads from "${from}" to what "${type.name}" is`);
  }

  #do({ type, path, from, fields }: MissingFields): void {
    const plain = new Map<string, FieldNode[]>();
    for (const field of fields) {
      const { last, route } = this.#findRoute(type, field.name.value, from);
      const requires = this.#knowledge.requiresOf(last.as, field.name.value, last.graph);
      if (requires === null) {
        const together = plain.get(last.graph);
        if (together !== undefined) together.push(field);
        else plain.set(last.graph, [field]);
        continue;
      }
      const required = this.#fetchRequired({ type, path, from }, requires);
      this.#jump(type, path, { route, fields: [field], required });
    }
    for (const together of plain.values()) {
      const [first] = together;
      if (first === undefined) continue;
      const { route } = this.#findRoute(type, first.name.value, from);
      this.#jump(type, path, { route, fields: together, required: [] });
    }
  }

  /** Fetches what a field requires under names of its own, since the client may ask for the same with other arguments. */
  #fetchRequired(
    { type, path, from }: Pick<MissingFields, 'type' | 'path' | 'from'>,
    requires: SelectionSetNode,
  ): RequiresSelection[] {
    const wanted: FieldNode[] = [];
    const sent: RequiresSelection[] = [];
    for (const selection of requires.selections) {
      if (selection.kind !== Kind.FIELD) {
        throw new PlanningFailure('a field requires a fragment');
      }
      this.#required += 1;
      const name = `_required_${this.#required}`;
      wanted.push({ ...selection, alias: { kind: Kind.NAME, value: name } });
      sent.push({ ...toRequires(selection), name, alias: selection.name.value });
    }
    // All of it now, what lies deeper and elsewhere included: it must be there before the jump.
    const waiting = this.#jobs.splice(0);
    this.#do({ kind: 'missing', type, path, from, fields: wanted });
    this.#doAll();
    this.#jobs.push(...waiting);
    return sent;
  }

  /** From subgraph to subgraph by the keys that the one knows and the other takes. */
  #jump(
    type: GraphQLObjectType,
    path: Path,
    {
      route,
      fields,
      required,
    }: { route: readonly Hop[]; fields: readonly FieldNode[]; required: RequiresSelection[] },
  ): void {
    for (const [index, { graph, as, key }] of route.entries()) {
      const isLast = index === route.length - 1;
      const selections = isLast
        ? fields.map((field) => this.#printField(type, field, graph, path))
        : [];
      this.#nodes.push(
        this.#fetches.ofEntities(type.name, path, {
          graph,
          as,
          selections: ['__typename', ...this.#listKeys(type, graph), ...selections],
          requires: [...requireKey(key), ...(isLast ? required : [])],
        }),
      );
    }
  }

  #findRoute(
    type: GraphQLObjectType,
    field: string,
    from: string,
  ): { last: Hop; route: readonly Hop[] } {
    const visited = new Set<string>();
    let routes: { at: string; hops: Hop[] }[] = [{ at: from, hops: [] }];
    while (routes.length > 0) {
      const next: { at: string; hops: Hop[] }[] = [];
      for (const { at, hops } of routes) {
        for (const hop of this.#listHops(type, at)) {
          if (visited.has(hop.graph)) continue;
          visited.add(hop.graph);
          const route = [...hops, hop];
          if (this.#knowledge.resolves(hop.as, field, hop.graph)) return { last: hop, route };
          next.push({ at: hop.graph, hops: route });
        }
      }
      routes = next;
    }
    throw new PlanningFailure(`no key leads from "${from}" to ${type.name}.${field}`);
  }

  /** Where an entity can be looked up by what is known of it, as itself or as the interface that it is there. */
  #listHops(type: GraphQLObjectType, at: string): Hop[] {
    const interfaces = type.getInterfaces().map(({ name }) => name);
    return this.#knowledge.graphs.flatMap((graph): Hop[] => {
      const names = [
        type.name,
        ...interfaces.filter((name) => this.#knowledge.isInterfaceObject(name, graph)),
      ];
      return names.flatMap((as) => {
        const keys = this.#knowledge.keysOf(as, graph);
        const key = keys.find((one) => this.#knows(type, one, at));
        return key === undefined ? [] : { graph, as, key };
      });
    });
  }

  /** Whether a subgraph can give all fields of a key by itself. */
  #knows(type: KeyedType, key: SelectionSetNode, graph: string): boolean {
    return key.selections.every((selection) => {
      if (selection.kind !== Kind.FIELD) return false;
      const name = selection.name.value;
      if (!this.#knowledge.resolves(type.name, name, graph)) return false;
      if (selection.selectionSet === undefined) return true;
      const target = getNamedType(type.getFields()[name]?.type);
      return isObjectType(target) && this.#knows(target, selection.selectionSet, graph);
    });
  }

  #listKeys(type: KeyedType, graph: string): string[] {
    const keys = this.#knowledge.graphs.flatMap((one) => this.#knowledge.keysOf(type.name, one));
    const known = keys.filter((key) => this.#knows(type, key, graph));
    return [...new Set(known.map((key) => print(key).slice(1, -1).trim()))];
  }

  /** The fields that an object of this type is asked for, one for each response key. */
  #collectFields(type: GraphQLObjectType, selectionSet: SelectionSetNode): FieldNode[] {
    const fields = new Map<string, FieldNode>();
    const collect = (set: SelectionSetNode): void => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value;
          fields.set(key, mergeFields(fields.get(key), selection));
          continue;
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection
            : this.#fragments.get(selection.name.value);
        const condition = fragment?.typeCondition?.name.value ?? type.name;
        if (fragment !== undefined && this.#isA(type, condition)) collect(fragment.selectionSet);
      }
    };
    collect(selectionSet);
    return [...fields.values()];
  }

  #isA(type: GraphQLObjectType, condition: string): boolean {
    const other = this.#schema.getType(condition);
    return (
      condition === type.name || (isAbstractType(other) && this.#schema.isSubType(other, type))
    );
  }
}

type KeyedType = GraphQLObjectType | GraphQLInterfaceType;

interface Hop {
  readonly graph: string;
  /** What the entity is called there. */
  readonly as: string;
  readonly key: SelectionSetNode;
}

function mergeFields(known: FieldNode | undefined, field: FieldNode): FieldNode {
  if (known?.selectionSet === undefined || field.selectionSet === undefined) return known ?? field;
  const selections = [...known.selectionSet.selections, ...field.selectionSet.selections];
  return { ...known, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function requireKey(key: SelectionSetNode): RequiresSelection[] {
  return [
    { kind: 'Field', name: '__typename' },
    ...key.selections.flatMap((one) => (one.kind === Kind.FIELD ? toRequires(one) : [])),
  ];
}

function toRequires(field: FieldNode): Extract<RequiresSelection, { kind: 'Field' }> {
  const selections = (field.selectionSet?.selections ?? []).map((selection) => {
    if (selection.kind !== Kind.FIELD) throw new PlanningFailure('a field requires a fragment');
    return toRequires(selection);
  });
  return {
    kind: 'Field',
    name: field.name.value,
    ...(selections.length > 0 ? { selections } : {}),
  };
}

function listMarks(type: GraphQLOutputType): '@'[] {
  const nullable = isNonNullType(type) ? type.ofType : type;
  return isListType(nullable) ? ['@', ...listMarks(nullable.ofType)] : [];
}
