import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { CLOSE_CODES } from '../../gateway/subscriptions/close-codes.ts';
import { VARIABLES } from '../../gateway/variables.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const documents = ['README.md', ...globSync('docs/**/*.md', { cwd: root })];
const api = buildSchema(read('schema/api.graphql'));

const examples = documents.flatMap((file) =>
  [...read(file).matchAll(/^```graphql\n([\s\S]*?)^```/gm)].map(
    ([, text = ''], index) => [`${file} #${index + 1}`, text] as const,
  ),
);

describe('the documents', () => {
  test.each(examples)('the graph answers the example %s', (_name, text) => {
    expect(validate(api, parse(text)).map((error) => error.message)).toEqual([]);
  });

  test('docs/operating.md tells every variable of the gateway, its default and what it says', () => {
    // How wide the columns are is the formatter's affair.
    const table = read('docs/operating.md').replaceAll(/ +/g, ' ');
    for (const [name, { fallback, says }] of Object.entries(VARIABLES)) {
      const row = `| \`${name}\` | ${toCell(fallback)} | ${says} |`;
      expect(table).toContain(row.replaceAll(/ +/g, ' '));
    }
  });

  test('docs/delivery.md tells every code of streams and connectors, and every way a websocket is closed', () => {
    const text = read('docs/delivery.md');
    const told = (code: string): boolean => text.includes(`\`${code}\``);
    const codes = globSync(
      'subgraphs/{kit/journal,kit/filter,operations-manager/connectors}/*.ts',
      {
        cwd: root,
      },
    ).flatMap((file) =>
      [...read(file).matchAll(/new Refusal\(\s*'([A-Z_]+)'/g)].map(([, code = '']) => code),
    );
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !told(code))).toEqual([]);
    const closing = Object.values(CLOSE_CODES).map(String);
    expect(closing.filter((code) => !new RegExp(`\\| [0-9, ]*${code}\\b`).test(text))).toEqual([]);
  });

  test('every link between the documents leads to a file', () => {
    for (const file of documents) {
      for (const [, target = ''] of read(file).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
        const path = join(file, '..', target);
        expect([file, target, globSync(path, { cwd: root }).length]).toEqual([file, target, 1]);
      }
    }
  });

  test('every script that README names is there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const [, script = ''] of read('README.md').matchAll(/^ {4}npm run ([a-z-]+)/gm)) {
      expect(scripts).toHaveProperty(script);
    }
  });
});

function toCell(fallback: string | number | boolean | readonly string[] | null): string {
  if (fallback === null) return '';
  if (typeof fallback === 'boolean') return fallback ? '`on`' : '`off`';
  return `\`${fallback.toString()}\``;
}
