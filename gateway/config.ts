import { parseArgs } from 'node:util';
import { isLoopback } from './guard/loopback.ts';
import { VARIABLES, type VariableValues } from './variables.ts';

/** What one start of the gateway shall be, checked once; nothing else reads the environment. */
export interface Config extends Omit<VariableValues, 'SUPERGRAPH' | 'SUBGRAPHS_INSIDE'> {
  readonly supergraphFile: string;
  readonly demonstration: boolean;
  readonly subgraphsInside: readonly string[];
  /** By the name's variable, e.g. OPERATIONS_MANAGER_URL. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
}

/** Every fault of a configuration at once, so that nobody mends them one start at a time. */
export class ConfigFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `Cannot start the gateway: its configuration is wrong\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigFault';
    this.faults = faults;
  }
}

export interface ConfigSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly commandLine: readonly string[];
  /** The subgraphs that can run in this process. */
  readonly insideNames: readonly string[];
  readonly defaultSupergraphFile: string;
}

export const USAGE = `npm start -- [options]

  --port N           where to listen (4000)
  --host ADDRESS     on which address (127.0.0.1)
  --supergraph FILE  serve this composed schema, with its subgraphs where it says they are
  --demonstration    fill empty stores with the demonstration data centre (npm start does)
  --help             say this and end

Everything else is told by variables of the environment: docs/operating.md lists them.
`;

/** Reads the command line over the environment over the defaults; throws a ConfigFault that names every fault. */
export function readConfig(sources: ConfigSources): Config {
  const faults: string[] = [];
  const { options, demonstration } = readCommandLine(sources.commandLine, faults);
  const { SUPERGRAPH, SUBGRAPHS_INSIDE, ...values } = readVariables(
    { ...sources.environment, ...options },
    faults,
  );

  const subgraphUrls = readSubgraphUrls(sources.environment, {
    insideNames: sources.insideNames,
    faults,
  });
  const subgraphsInside = placeInside(SUBGRAPHS_INSIDE, {
    insideNames: sources.insideNames,
    // Whoever names a supergraph of their own did not ask for our products.
    wanted: SUPERGRAPH === null ? sources.insideNames : [],
    subgraphUrls,
    faults,
  });
  if (!isLoopback(values.HOST) && !values.ALLOW_ANONYMOUS_NETWORK) {
    faults.push(
      `HOST is "${values.HOST}", but no identity provider is configured, so whoever reaches the server is its ` +
        'administrator: listen on 127.0.0.1, or accept that with ALLOW_ANONYMOUS_NETWORK=yes',
    );
  }

  if (faults.length > 0) throw new ConfigFault(faults);
  return {
    ...values,
    supergraphFile: SUPERGRAPH ?? sources.defaultSupergraphFile,
    demonstration,
    subgraphsInside,
    subgraphUrls,
  };
}

/** The address the operator gave for a subgraph in place of the one in the supergraph; null if none. */
export function findSubgraphUrl(config: Pick<Config, 'subgraphUrls'>, name: string): string | null {
  return config.subgraphUrls[toUrlVariable(name)] ?? null;
}

/** Options that say the same as a variable; the command line is nearer to the one who starts, so it wins. */
const OPTIONS = { supergraph: 'SUPERGRAPH', port: 'PORT', host: 'HOST' } as const;

function readCommandLine(commandLine: readonly string[], faults: string[]) {
  try {
    const { values } = parseArgs({
      args: [...commandLine],
      options: {
        supergraph: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        demonstration: { type: 'boolean' },
      },
    });
    const options: Record<string, string> = {};
    for (const [option, variable] of Object.entries(OPTIONS)) {
      const given = values[option as keyof typeof OPTIONS]; // the keys of OPTIONS are the options above
      if (given !== undefined) options[variable] = given;
    }
    return { options, demonstration: values.demonstration ?? false };
  } catch (error) {
    faults.push(`the command line: ${error instanceof Error ? error.message : String(error)}`);
    return { options: {}, demonstration: false };
  }
}

function readVariables(
  environment: Readonly<Record<string, string | undefined>>,
  faults: string[],
): VariableValues {
  const entries = Object.entries(VARIABLES).map(([name, variable]) => {
    const given = environment[name]?.trim();
    // An empty variable is how compose files and shells say "not set".
    if (given === undefined || given === '') return [name, variable.fallback];
    try {
      return [name, variable.read(given)];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      faults.push(`${name} is "${name === 'DATABASE_URL' ? '…' : given}", but ${reason}`);
      return [name, variable.fallback];
    }
  });
  return Object.fromEntries(entries) as VariableValues; // one entry for each variable, read by its own reader
}

function readSubgraphUrls(
  environment: Readonly<Record<string, string | undefined>>,
  { insideNames, faults }: { insideNames: readonly string[]; faults: string[] },
): Record<string, string> {
  const urls: Record<string, string> = {};
  for (const [name, given] of Object.entries(environment)) {
    // Each product's own DATABASE_URL is none of the gateway's addresses.
    if (!name.endsWith('_URL') || name.endsWith('DATABASE_URL') || !given) continue;
    // Many variables of others end like this; one that is no address of a server is none of ours.
    if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) urls[name] = given;
    else if (insideNames.some((inside) => toUrlVariable(inside) === name)) {
      faults.push(`${name} is "${given}", but must be an address such as http://host:4001/graphql`);
    }
  }
  return urls;
}

function placeInside(
  given: readonly string[] | null,
  {
    insideNames,
    wanted,
    subgraphUrls,
    faults,
  }: {
    insideNames: readonly string[];
    wanted: readonly string[];
    subgraphUrls: Readonly<Record<string, string>>;
    faults: string[];
  },
): readonly string[] {
  // A subgraph that was given an address is elsewhere, unless it was asked inside by name.
  if (given === null) return wanted.filter((name) => !(toUrlVariable(name) in subgraphUrls));
  if (given.length === 1 && given[0] === 'none') return [];

  for (const name of given) {
    if (insideNames.includes(name)) continue;
    const known =
      insideNames.length === 0 ? 'no subgraph can' : `only ${insideNames.join(', ')} can`;
    faults.push(`SUBGRAPHS_INSIDE names "${name}", but ${known} run in this process`);
  }
  return given;
}

function toUrlVariable(name: string): string {
  return `${name.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()}_URL`;
}
