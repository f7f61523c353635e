import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { readArguments } from './directive-arguments.ts';

/**
 * What a supergraph links to (https://specs.apollo.dev/link/v1.0/): the name by which each feature's elements go in
 * this document. A subgraph may import a directive under another name, and the composed schema keeps it.
 */
export interface Features {
  readonly linked: readonly Feature[];
  /** The directive a feature's own directive is written as here, `null` when the feature is not linked. */
  nameOf(feature: KnownFeature): string | null;
  /** True for elements that belong to a feature and not to the graph. */
  owns(name: string): boolean;
}

interface Feature {
  readonly identity: string;
  readonly name: string;
  readonly prefix: string;
  readonly purpose: string | null;
  readonly imports: ReadonlyMap<string, string>;
}

export type KnownFeature = keyof typeof KNOWN_FEATURES;

/** The features this engine understands, and whether their directive is theirs alone. */
const KNOWN_FEATURES = {
  link: 'link',
  core: 'core',
  join: 'join',
  tag: 'tag',
  inaccessible: 'inaccessible',
  authenticated: 'authenticated',
  requiresScopes: 'requiresScopes',
  policy: 'policy',
  cost: 'cost',
  context: 'context',
  source: 'source',
  connect: 'connect',
  federation: 'federation',
} as const;

/** Directives that a feature brings besides the one that has its own name. */
const FURTHER_DIRECTIVES: Readonly<Record<string, readonly string[]>> = { cost: ['listSize'] };

/** Linked for SECURITY or EXECUTION, yet not served: @context arguments and connectors are not planned. */
const UNSERVED: ReadonlySet<string> = new Set(['source', 'connect']);

export function readFeatures(document: DocumentNode): Features {
  const linked: Feature[] = [];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) {
      continue;
    }
    for (const directive of definition.directives ?? []) {
      if (directive.name.value === 'link' || directive.name.value === 'core') {
        linked.push(readFeature(directive));
      }
    }
  }

  const owned = new Set<string>(['link', 'core', 'join__FieldSet']);
  const prefixes = ['link__', 'core__', 'join__'];
  for (const feature of linked) {
    if (!(feature.identity in KNOWN_FEATURES)) continue;
    prefixes.push(`${feature.prefix}__`);
    for (const directive of [feature.identity, ...(FURTHER_DIRECTIVES[feature.identity] ?? [])]) {
      owned.add(localName(feature, directive));
    }
  }

  return {
    linked,
    nameOf(identity) {
      const feature = linked.find((candidate) => candidate.identity === identity);
      return feature === undefined ? null : localName(feature, identity);
    },
    owns: (name) => owned.has(name) || prefixes.some((prefix) => name.startsWith(prefix)),
  };
}

/** A feature marked for SECURITY or EXECUTION must be understood by whoever serves the graph. */
export function refuseUnknownFeatures(features: Features, refuse: (reason: string) => never): void {
  for (const { identity, purpose } of features.linked) {
    if (purpose === null) continue;
    if (!(identity in KNOWN_FEATURES) || UNSERVED.has(identity)) {
      refuse(`it needs the feature "${identity}" for ${purpose}, which is not known here`);
    }
  }
}

/** `https://specs.apollo.dev/inaccessible/v0.2` is the feature `inaccessible`. */
function readFeature(directive: ConstDirectiveNode): Feature {
  const { url, feature, as: alias, for: purpose, import: imports } = readArguments(directive);
  const given = url ?? feature;
  const address = typeof given === 'string' ? given : '';
  const parts = address.replace(/\/+$/, '').split('/');
  const last = parts.at(-1) ?? '';
  const identity = (/^v\d+\.\d+$/.test(last) ? parts.at(-2) : last) ?? '';
  const prefix = typeof alias === 'string' ? alias : identity;
  return {
    identity,
    name: prefix,
    prefix,
    purpose: typeof purpose === 'string' ? purpose : null,
    imports: readImports(imports),
  };
}

function readImports(imports: unknown): Map<string, string> {
  const names = new Map<string, string>();
  for (const entry of Array.isArray(imports) ? imports : []) {
    if (typeof entry === 'string') names.set(entry.replace(/^@/, ''), entry.replace(/^@/, ''));
    if (typeof entry === 'object' && entry !== null) {
      const { name, as: alias } = entry as { name?: unknown; as?: unknown };
      names.set(String(name).replace(/^@/, ''), String(alias ?? name).replace(/^@/, ''));
    }
  }
  return names;
}

/** The directive of the feature's own name goes by the feature's alias; others by import, else behind the prefix. */
function localName(feature: Feature, directive: string): string {
  const imported = feature.imports.get(directive);
  if (imported !== undefined) return imported;
  return directive === feature.identity ? feature.name : `${feature.prefix}__${directive}`;
}
