import { Kind, type DocumentNode, type FieldDefinitionNode, type SelectionSetNode } from 'graphql';
import { readArguments } from '../supergraph/directive-arguments.ts';
import {
  findField,
  findQueryRoot,
  indexComposites,
  indexUnions,
  isIn,
  listKeys,
  namedType,
  parseFieldSet,
  servesField,
} from './supergraph-types.ts';

export interface Needs {
  /** By type: the fields that the new subgraph knows besides those that move there. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  /** `Type.field` of what moves there. */
  readonly moved: ReadonlySet<string>;
  readonly queryRoot: string;
}

/** What the new subgraph must know: keys, what is required, and what the moved fields lead to. */
export function collectNeeds(supergraph: DocumentNode, graph: string): Needs {
  const types = indexComposites(supergraph);
  const unions = indexUnions(supergraph);
  const fields = new Map<string, Set<string>>();
  const moved = new Set<string>();
  const moves = listMoves(supergraph).filter((move) => move.graph === graph);
  for (const { type, field } of moves) {
    moved.add(`${type}.${field.name.value}`);
    // An interface that has the field would otherwise promise it for all its objects.
    for (const { name } of types.get(type)?.interfaces ?? []) {
      if (types.get(name.value)?.fields?.some((own) => own.name.value === field.name.value)) {
        moved.add(`${name.value}.${field.name.value}`);
      }
    }
  }
  for (const { type, field, requires } of moves) {
    needKeys(type);
    needSelection(type, parseFieldSet(requires));
    needType(namedType(field.type));
  }
  return { fields, moved, queryRoot: findQueryRoot(supergraph) };

  function fieldsOf(type: string): Set<string> {
    let known = fields.get(type);
    if (known === undefined) fields.set(type, (known = new Set()));
    return known;
  }

  function needKeys(type: string): void {
    fieldsOf(type);
    for (const key of listKeys(types.get(type), graph)) needSelection(type, parseFieldSet(key));
    for (const { name } of types.get(type)?.interfaces ?? []) {
      if (isIn(types.get(name.value), graph)) needKeys(name.value);
    }
  }

  function needSelection(type: string, selectionSet: SelectionSetNode): void {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        fieldsOf(type).add(selection.name.value);
        const inner = findField(types.get(type), selection.name.value);
        if (inner !== undefined && selection.selectionSet !== undefined) {
          needSelection(namedType(inner.type), selection.selectionSet);
        } else if (inner !== undefined) {
          needType(namedType(inner.type));
        }
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        needSelection(selection.typeCondition?.name.value ?? type, selection.selectionSet);
      }
    }
  }

  /** An entity is known by its keys and jumped from; a value is known wholly, since there is no other way to it. */
  function needType(name: string): void {
    for (const member of unions.get(name) ?? []) needType(member);
    const type = types.get(name);
    if (type === undefined || fields.has(name) || !isIn(type, graph)) return;
    needKeys(name);
    if (type.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const [implementing, candidate] of types) {
        if (candidate.interfaces?.some((one) => one.name.value === name)) needType(implementing);
      }
    }
    if (listKeys(type, graph).length > 0) return;
    for (const field of type.fields ?? []) {
      if (moved.has(`${name}.${field.name.value}`) || !servesField(field, graph)) continue;
      fieldsOf(name).add(field.name.value);
      needType(namedType(field.type));
    }
  }
}

/** The most keys that one of the types has. */
export function countKeys(supergraph: DocumentNode, graph: string, { fields }: Needs): number {
  let most = 1;
  for (const [name, type] of indexComposites(supergraph)) {
    if (fields.has(name)) most = Math.max(most, listKeys(type, graph).length);
  }
  return most;
}

/** A field that requires others, to be set apart. */
export interface Move {
  readonly graph: string;
  readonly type: string;
  readonly field: FieldDefinitionNode;
  readonly requires: string;
}

export function listMoves(supergraph: DocumentNode): Move[] {
  const moves: Move[] = [];
  for (const [type, definition] of indexComposites(supergraph)) {
    for (const field of definition.fields ?? []) {
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== 'join__field') continue;
        const { graph, requires } = readArguments(directive);
        if (typeof graph === 'string' && typeof requires === 'string' && requires !== '') {
          moves.push({ graph, type, field, requires });
        }
      }
    }
  }
  return moves;
}
