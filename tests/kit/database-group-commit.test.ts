import { expect, test } from 'vitest';
import { createGroupCommit, type GroupSession } from '../../subgraphs/kit/database/group-commit.ts';

test('a group ends when it has as many works as it may have', async () => {
  const session = createRecordingSession();
  const group = createGroupCommit(session, { works: 2, durationMs: 60_000 });

  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => group.run(session.record(name))));

  expect(session.events).toEqual([
    'begin',
    'a',
    'b',
    'commit',
    'begin',
    'c',
    'd',
    'commit',
    'begin',
    'e',
    'commit',
  ]);
});

test('a group ends when it has taken as long as it may', async () => {
  const session = createRecordingSession();
  const group = createGroupCommit(session, { works: 100, durationMs: 0 });

  await Promise.all(['a', 'b'].map((name) => group.run(session.record(name))));

  expect(session.events).toEqual(['begin', 'a', 'commit', 'begin', 'b', 'commit']);
});

test('nobody is answered before the commit, not even with a failure', async () => {
  const session = createRecordingSession();
  const group = createGroupCommit(session, { works: 100, durationMs: 60_000 });

  await Promise.all([
    group.run(session.record('a')).then(() => session.events.push('a answered')),
    group
      .run(async () => {
        session.events.push('b');
        throw new Error('b failed');
      })
      .catch(() => session.events.push('b answered')),
  ]);

  expect(session.events).toEqual(['begin', 'a', 'b', 'commit', 'a answered', 'b answered']);
});

test('when a group cannot begin, all that wait learn why, and the next try succeeds', async () => {
  const session = createRecordingSession();
  let locked = true;
  const group = createGroupCommit(
    {
      ...session,
      async begin() {
        if (locked) throw new Error('locked');
        await session.begin();
      },
    },
    { works: 2, durationMs: 60_000 },
  );

  const outcomes = await Promise.allSettled(
    ['a', 'b', 'c'].map((name) => group.run(session.record(name))),
  );
  locked = false;
  await group.run(session.record('d'));

  expect(
    outcomes.map((outcome) => outcome.status === 'rejected' && String(outcome.reason)),
  ).toEqual(['Error: locked', 'Error: locked', 'Error: locked']);
  expect(session.events).toEqual(['rollback', 'begin', 'd', 'commit']);
});

test('being idle means that all that was asked for is answered', async () => {
  const session = createRecordingSession();
  const group = createGroupCommit(session, { works: 2, durationMs: 60_000 });

  const answers = Promise.all(['a', 'b', 'c'].map((name) => group.run(session.record(name))));
  await group.idle();

  expect(session.events.filter((event) => event === 'commit').length).toBe(2);
  expect(await answers).toEqual(['a', 'b', 'c']);
  await group.idle();
});

/** Stands in for a database, whose own behaviour the stores' tests cover, to see the order of its calls. */
function createRecordingSession() {
  const events: string[] = [];
  let isOpen = false;
  return {
    events,
    async begin() {
      isOpen = true;
      events.push('begin');
    },
    isOpen: () => isOpen,
    commit() {
      isOpen = false;
      events.push('commit');
    },
    rollback() {
      isOpen = false;
      events.push('rollback');
    },
    record: (name: string) => async () => {
      events.push(name);
      return name;
    },
  } satisfies GroupSession & Record<string, unknown>;
}

test('a group gathers works for as long as the last commit took', async () => {
  const log: string[] = [];
  const group = createGroupCommit(
    {
      begin: () => Promise.resolve(),
      commit() {
        log.push('commit');
        const until = performance.now() + 30;
        while (performance.now() < until);
      },
      isOpen: () => true,
      rollback: () => undefined,
    },
    { works: 100, durationMs: 0, longestMs: 1_000 },
  );
  await Promise.all(
    Array.from({ length: 4 }, (_, index) =>
      group.run(() => {
        log.push(`work ${index}`);
        return Promise.resolve();
      }),
    ),
  );
  expect(log).toEqual(['work 0', 'commit', 'work 1', 'work 2', 'work 3', 'commit']);
});
