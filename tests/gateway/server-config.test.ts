import { describe, expect, test } from 'vitest';
import { ConfigFault, findSubgraphUrl, readConfig } from '../../gateway/config.ts';
import { isLoopback } from '../../gateway/guard/loopback.ts';

const INSIDE = ['operations-manager', 'service-manager'];

function read(environment: Record<string, string> = {}, commandLine: string[] = []) {
  return readConfig({
    environment,
    commandLine,
    insideNames: INSIDE,
    defaultSupergraphFile: 'schema/supergraph.graphql',
  });
}

function faultsOf(environment: Record<string, string>, commandLine: string[] = []) {
  try {
    read(environment, commandLine);
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('an empty environment starts everything in one process on loopback', () => {
    expect(read()).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4000,
      DATA_DIR: './data',
      supergraphFile: 'schema/supergraph.graphql',
      subgraphsInside: ['operations-manager', 'service-manager'],
      demonstration: false,
    });
  });

  test('the command line wins over the environment', () => {
    const config = read({ PORT: '5000' }, ['--port', '6000', '--demonstration']);
    expect([config.PORT, config.demonstration]).toEqual([6000, true]);
  });

  test('an empty variable is as good as none', () => {
    expect(read({ PORT: '', SUPERGRAPH: '' })).toMatchObject({ PORT: 4000 });
  });

  test('a supergraph given by name runs alone', () => {
    expect(read({}, ['--supergraph', 'other.graphql'])).toMatchObject({
      supergraphFile: 'other.graphql',
      subgraphsInside: [],
    });
  });

  test('a supergraph given by name runs with the subgraphs that were asked inside', () => {
    expect(
      read({ SUPERGRAPH: 'other.graphql', SUBGRAPHS_INSIDE: 'service-manager' }).subgraphsInside,
    ).toEqual(['service-manager']);
  });

  test('a subgraph with an address of its own does not run inside', () => {
    const config = read({ OPERATIONS_MANAGER_URL: 'http://elsewhere:4001/graphql' });
    expect(config.subgraphsInside).toEqual(['service-manager']);
    expect(findSubgraphUrl(config, 'operations-manager')).toBe('http://elsewhere:4001/graphql');
    expect(findSubgraphUrl(config, 'service-manager')).toBeNull();
  });

  test('headers are handed on by their names in lower case, but for those that frame a request', () => {
    expect(read({ FORWARD_HEADERS: 'X-Trace, Traceparent' }).FORWARD_HEADERS).toEqual([
      'x-trace',
      'traceparent',
    ]);
    for (const [given, fault] of [
      ['x-trace,Content-Length', 'must not hold "content-length", which the gateway writes itself'],
      ['x trace', 'must be names of headers'],
    ] as const) {
      expect(faultsOf({ FORWARD_HEADERS: given })).toEqual([expect.stringContaining(fault)]);
    }
  });

  test('all faults are reported together', () => {
    expect(
      faultsOf(
        {
          PORT: '70000',
          LOG_LEVEL: 'loud',
          DATABASE_URL: 'mysql://secret@host/db',
          SUBGRAPHS_INSIDE: 'nowhere',
          SERVICE_MANAGER_URL: 'not an address',
        },
        ['--bogus'],
      ),
    ).toEqual([
      "the command line: Unknown option '--bogus'",
      'PORT is "70000", but must be a whole number from 0 to 65535',
      'DATABASE_URL is "…", but must be an address that begins with postgres://',
      'LOG_LEVEL is "loud", but must be one of fatal, error, warn, info, debug, silent',
      'SERVICE_MANAGER_URL is "not an address", but must be an address such as http://host:4001/graphql',
      'SUBGRAPHS_INSIDE names "nowhere", but only operations-manager, service-manager can run in this process',
    ]);
  });

  test('a server that identifies nobody does not listen to a network unless told so', () => {
    expect(faultsOf({ HOST: '0.0.0.0' })).toEqual([
      'HOST is "0.0.0.0", but no identity provider is configured, so whoever reaches the server is its ' +
        'administrator: listen on 127.0.0.1, or accept that with ALLOW_ANONYMOUS_NETWORK=yes',
    ]);
    expect(read({ HOST: '0.0.0.0', ALLOW_ANONYMOUS_NETWORK: 'yes' }).HOST).toBe('0.0.0.0');
  });

  test.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['localhost', true],
    ['::1', true],
    ['[::1]', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.0.0.1.example.org', false],
    ['10.0.0.1', false],
  ])('whether %s is loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
