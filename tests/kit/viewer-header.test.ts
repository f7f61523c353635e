import { describe, expect, test } from 'vitest';
import {
  createViewerEncoder,
  SIGNATURE_HEADER,
  VIEWER_HEADER,
} from '../../gateway/transport/viewer-header.ts';
import { readViewer } from '../../subgraphs/kit/serving/viewer-header.ts';
import { LOCAL_ADMINISTRATOR, type Viewer } from '../../subgraphs/kit/viewer.ts';

const NOW_MS = 1_770_000_000_000;
const OPERATOR: Viewer = { name: 'kim', profile: 'OPERATOR', groupIds: ['web'] };

/** What the gateway sends for a viewer, as the subgraph finds it among the headers. */
function send(viewer: Viewer, secret?: string) {
  const sent = createViewerEncoder({
    ...(secret === undefined ? {} : { secret }),
    now: () => NOW_MS,
  })(viewer);
  const headers = new Map<string, string>();
  for (let index = 0; index < sent.length; index += 2) {
    headers.set(sent[index] ?? '', sent[index + 1] ?? '');
  }
  return {
    viewer: headers.get(VIEWER_HEADER) ?? null,
    signature: headers.get(SIGNATURE_HEADER) ?? null,
  };
}

describe('the viewer between gateway and subgraph', () => {
  test('arrives as it was sent, with a secret and without', () => {
    expect(readViewer(send(OPERATOR, 's1'), { secret: 's1', nowMs: NOW_MS })).toEqual({
      viewer: OPERATOR,
    });
    expect(readViewer(send(OPERATOR), { secret: null, nowMs: NOW_MS })).toEqual({
      viewer: OPERATOR,
    });
  });

  test('is the local administrator where nobody says anything and no secret is asked for', () => {
    expect(readViewer({ viewer: null, signature: null }, { secret: null, nowMs: NOW_MS })).toEqual({
      viewer: LOCAL_ADMINISTRATOR,
    });
  });

  test.each([
    ['no signature', { ...send(OPERATOR, 's1'), signature: null }, NOW_MS],
    ['the signature of another secret', send(OPERATOR, 's2'), NOW_MS],
    [
      'a signature for somebody else',
      { ...send(OPERATOR, 's1'), viewer: send(LOCAL_ADMINISTRATOR, 's1').viewer },
      NOW_MS,
    ],
    ['a signature of long ago', send(OPERATOR, 's1'), NOW_MS + 301_000],
    ['a signature of another shape', { ...send(OPERATOR, 's1'), signature: 't=1,v1=00' }, NOW_MS],
    ['nobody', { viewer: null, signature: null }, NOW_MS],
  ])('is not believed with %s', (_what, values, nowMs) => {
    expect(readViewer(values, { secret: 's1', nowMs })).toEqual({
      refusal: 'Cannot answer: the request is not signed by the gateway',
    });
  });

  test.each([
    ['not JSON', 'nonsense'],
    [
      'an unknown profile',
      Buffer.from('{"name":"kim","profile":"KING","groupIds":null}').toString('base64url'),
    ],
    [
      'groups that are no list',
      Buffer.from('{"name":"kim","profile":"OPERATOR","groupIds":"web"}').toString('base64url'),
    ],
  ])('is refused when it is %s', (_what, viewer) => {
    expect(readViewer({ viewer, signature: null }, { secret: null, nowMs: NOW_MS })).toEqual({
      refusal: 'Cannot answer: x-graph-viewer is not a viewer',
    });
  });
});
