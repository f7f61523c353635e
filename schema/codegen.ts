import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { codegen } from '@graphql-codegen/core';
import * as typescriptPlugin from '@graphql-codegen/typescript';
import * as resolversPlugin from '@graphql-codegen/typescript-resolvers';
import { parse } from 'graphql';
import { MAPPERS } from './mappers.ts';

/**
 * Writes each subgraph's resolver types from its SDL. With --check it writes nothing and fails where the committed
 * file is not what would be written. A type of the schema is resolved from the domain type that mappers.ts names.
 */
const root = dirname(import.meta.dirname);
const { check = false } = parseArgs({ options: { check: { type: 'boolean' } } }).values;

for (const [name, product] of Object.entries(MAPPERS)) {
  const file = join(root, 'subgraphs', name, 'schema-types.generated.ts');
  const text = await generate(join(root, 'schema', `${name}.graphql`), file, product);
  if (!check) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not what schema/${name}.graphql yields: run "npm run codegen"`);
    process.exitCode = 1;
  }
}

async function generate(
  sdlFile: string,
  filename: string,
  { context, mappers }: { context: string; mappers: Readonly<Record<string, string>> },
): Promise<string> {
  const config = {
    contextType: context,
    mappers,
    federation: true,
    useTypeImports: true,
    enumsAsTypes: true,
    avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: true },
    inputMaybeValue: 'T | null | undefined',
    immutableTypes: true,
    scalars: { DateTime: 'string', JSON: 'unknown', ID: 'string' },
  };
  const text = await codegen({
    filename,
    schema: parse(readFileSync(sdlFile, 'utf8')),
    documents: [],
    config,
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript: typescriptPlugin, resolvers: resolversPlugin },
  });
  return `// Generated from schema/${sdlFile.split('/').at(-1)} by "npm run codegen".\n${text}`;
}
