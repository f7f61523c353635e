import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface Asset {
  readonly contentType: string;
  readonly body: Buffer;
  readonly zipped: Buffer;
  readonly etag: string;
}

const { resolve } = createRequire(import.meta.url);

/** Every file the exploring pages load from here: ours, and those of packages that browsers take as they are. */
const FILES: Readonly<Record<string, () => string>> = {
  'explore.css': () => page('explore.css'),
  'sandbox.js': () => page('sandbox.js'),
  'graphiql.js': () => page('graphiql.js'),
  'graphiql-bundle.js': () => inPackage('graphiql', 'graphiql.min.js'),
  'graphiql.css': () => inPackage('graphiql', 'graphiql.min.css'),
  'react.js': () => inPackage('react', 'umd/react.production.min.js'),
  'react-dom.js': () => inPackage('react-dom', 'umd/react-dom.production.min.js'),
  'graphql-ws.js': () => inPackage('graphql-ws', 'umd/graphql-ws.min.js'),
};

const loaded = new Map<string, Promise<Asset>>();

export const ASSET_NAMES: readonly string[] = Object.keys(FILES);

/** The file of that name, read and compressed when it is first asked for. */
export async function readAsset(name: string): Promise<Asset> {
  let asset = loaded.get(name);
  if (asset === undefined) {
    asset = loadAsset(name);
    loaded.set(name, asset);
  }
  return await asset;
}

export function page(name: string): string {
  return join(import.meta.dirname, 'pages', name);
}

async function loadAsset(name: string): Promise<Asset> {
  const body = await readFile(FILES[name]?.() ?? '');
  return {
    contentType: name.endsWith('.css')
      ? 'text/css; charset=utf-8'
      : 'text/javascript; charset=utf-8',
    body,
    zipped: await promisify(gzip)(body),
    etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`,
  };
}

/** By way of the package's own description, since not every package lets its browser files be resolved. */
function inPackage(name: string, file: string): string {
  return join(packageFolder(name), file);
}

function packageFolder(name: string): string {
  let folder = dirname(resolve(name));
  while (!folder.endsWith(join('node_modules', name))) folder = dirname(folder);
  return folder;
}
