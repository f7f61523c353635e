import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { ask } from '../support/ask.ts';
import { CHOSEN_SEED, HISTORIES } from '../delivery/histories.ts';
import { STORES } from '../support/databases.ts';
import { within } from '../support/within.ts';
import {
  change,
  connect,
  raise,
  receive,
  take,
  type ConnectorEvent,
  type ConnectorStream,
} from './support/connectors.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';

/** What may happen around a connector, in any order. */
type Step =
  | { readonly kind: 'raise'; readonly wanted: boolean }
  | { readonly kind: 'edit'; readonly pick: number; readonly severity: number }
  | { readonly kind: 'take'; readonly count: number }
  | { readonly kind: 'acknowledge'; readonly pick: number }
  | { readonly kind: 'acknowledge wrongly'; readonly pick: number }
  | { readonly kind: 'reject'; readonly pick: number }
  | { readonly kind: 'reopen'; readonly elsewhere: boolean }
  | { readonly kind: 'restart' };

const natural = fc.nat({ max: 1_000 });
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('raise'), wanted: fc.boolean() }) },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('edit'), pick: natural, severity: natural }),
    },
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('take'), count: fc.integer({ min: 1, max: 4 }) }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('acknowledge'), pick: natural }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('acknowledge wrongly'), pick: natural }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reject'), pick: natural }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopen'), elsewhere: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') }) },
  ) as fc.Arbitrary<Step>,
  { minLength: 5, maxLength: 35 },
);

describe.each(STORES)('the law of connectors on %s', (kind) => {
  let manager: TestOperationsManager;
  /** Another process on the same store; an embedded store has one process only. */
  let elsewhere: (Subgraph & AsyncDisposable) | null = null;
  beforeAll(async () => {
    const connectors = { watchMs: 50, standByPollMs: 10, leaseMs: 60_000 };
    manager = await startOperationsManager(kind, { connectors });
    if (kind === 'postgres') elsewhere = await manager.startAnother({ connectors });
  });
  afterAll(async () => {
    await elsewhere?.[Symbol.asyncDispose]();
    await manager[Symbol.asyncDispose]();
  });

  const runs = Math.ceil(HISTORIES * (kind === 'sqlite' ? 0.04 : 0.015));
  test(
    'each session tells exactly what lies behind the last acknowledged change, in order, whatever happened before',
    { timeout: 30_000 + runs * 2_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (history) => {
          await new History(manager, elsewhere ?? manager).run(history);
        }),
        { numRuns: runs, ...CHOSEN_SEED },
      );
    },
  );
});

let count = 0;

/** Runs one history, and holds what is delivered against what the change pages say was wanted. */
class History {
  readonly #processes: readonly [Subgraph, Subgraph];
  #connectorId = '';
  #start = '';
  readonly #alertIds: string[] = [];
  readonly #rejected = new Set<string>();
  readonly #safe = new Set<string>();
  #acknowledged: string | null = null;
  /** What was acknowledged when the session that runs began, and what it has told. */
  #begun: string | null = null;
  #told: ConnectorEvent[] = [];
  #unacknowledged: ConnectorEvent[] = [];
  #stream: ConnectorStream | null = null;

  constructor(here: Subgraph, elsewhere: Subgraph) {
    this.#processes = [here, elsewhere];
  }

  async run(history: readonly Step[]): Promise<void> {
    const [here] = this.#processes;
    const { cursor } = await raise(here, 'Before', { severity: 'WARNING' });
    this.#start = cursor;
    const subscription = { severities: ['CRITICAL'], filter: { owner: { isNull: true } } };
    this.#connectorId = (await connect(here, { name: `law ${(count += 1)}` }, subscription)).id;
    await this.#open(false);
    for (const step of history) await this.#do(step);
    await this.#open(true);
    await this.#takeRest();
    await this.#stream?.return?.();
    // So that it is not looked after while the next history runs.
    await change(here, 'uninitializeConnector', { connectorId: this.#connectorId });
  }

  async #do(step: Step): Promise<void> {
    const [here] = this.#processes;
    const connectorId = this.#connectorId;
    switch (step.kind) {
      case 'raise': {
        const severity = step.wanted ? 'CRITICAL' : 'WARNING';
        this.#alertIds.push((await raise(here, 'Law', { severity })).id);
        return;
      }
      case 'edit': {
        const alertId = pick(this.#alertIds, step.pick);
        // An alert with an owner is not wanted any more, and wanted again without.
        const owner = step.severity % 2 === 0 ? `owner ${step.severity}` : null;
        if (alertId !== undefined) await change(here, 'updateAlert', { alertId, owner });
        return;
      }
      case 'take':
        return await this.#take(step.count);
      case 'acknowledge': {
        const event = pick(this.#unacknowledged, step.pick);
        if (event === undefined) return;
        const input = { connectorId, cursor: event.cursor };
        expect(await change(here, 'acknowledgeAlertChanges', input)).toEqual([]);
        this.#acknowledged = event.id;
        const passed = this.#unacknowledged.indexOf(event) + 1;
        for (const { id } of this.#unacknowledged.splice(0, passed)) this.#safe.add(id);
        return;
      }
      case 'acknowledge wrongly': {
        const { cursor } = await raise(here, 'Unsent', { severity: 'WARNING' });
        const wrong = step.pick % 2 === 0 ? cursor : 'x'.repeat(step.pick);
        const problems = await change(here, 'acknowledgeAlertChanges', {
          connectorId,
          cursor: wrong,
        });
        expect(['CURSOR_NOT_SENT', 'CURSOR_UNKNOWN', undefined]).toContain(problems[0]?.code);
        if (problems.length > 0) return;
        // Where nothing waits the bookmark follows the journal by itself, and what it passed may be acknowledged.
        expect(this.#unacknowledged.filter(({ id }) => !this.#rejected.has(id))).toEqual([]);
        this.#unacknowledged = [];
        return;
      }
      case 'reject': {
        const event = pick(this.#unacknowledged, step.pick);
        if (event === undefined) return;
        const changes = [{ changeId: event.id, reason: 'refused' }];
        expect(await change(here, 'rejectAlertChanges', { connectorId, changes })).toEqual([]);
        this.#rejected.add(event.id);
        return;
      }
      case 'reopen':
        return await this.#open(step.elsewhere);
      case 'restart':
        await change(here, 'uninitializeConnector', { connectorId });
        await change(here, 'initializeConnector', { connectorId });
        await this.#stream?.return?.();
        return await this.#open(false);
    }
  }

  async #open(isElsewhere: boolean): Promise<void> {
    await this.#stream?.return?.();
    this.#stream = await receive(this.#processes[isElsewhere ? 1 : 0], this.#connectorId);
    expect((await take(this.#stream, 1))[0]?.kind).toBe('SESSION');
    this.#told = [];
    this.#begun = this.#acknowledged;
  }

  /** Takes at most so many, and no more than there are. */
  async #take(most: number): Promise<void> {
    const expected = await this.#listExpected();
    const next = expected.slice(0, most);
    const events =
      next.length === 0
        ? []
        : await within(5_000, take(this.#stream as ConnectorStream, next.length), next.join());
    expect(events.map(({ id, kind: told }) => `${told} ${id}`)).toEqual(next);
    this.#told.push(...events);
    // A session goes on telling what was acknowledged only after it began.
    const known = new Set([...this.#safe, ...this.#unacknowledged.map(({ id }) => id)]);
    this.#unacknowledged.push(...events.filter(({ id }) => !known.has(id)));
  }

  async #takeRest(): Promise<void> {
    await this.#take(Number.POSITIVE_INFINITY);
    expect(await this.#listExpected()).toEqual([]);
  }

  /** What the session has still to tell: all that is wanted behind the acknowledged, without what it told already. */
  async #listExpected(): Promise<string[]> {
    const { alertChangesPage } = await ask<{
      alertChangesPage: { events: { id: string; kind: string }[]; hasNextPage: boolean };
    }>(
      this.#processes[0],
      `query ($after: String) {
        alertChangesPage(
          filter: { severity: { eq: CRITICAL }, owner: { isNull: true } }, after: $after, first: 200
        ) { events { id kind } hasNextPage }
      }`,
      { variables: { after: this.#start } },
    );
    expect(alertChangesPage.hasNextPage).toBe(false);
    const all = alertChangesPage.events;
    const last = this.#told.at(-1)?.id ?? this.#begun;
    const from = all.findIndex(({ id }) => id === last) + 1;
    return all
      .slice(from)
      .filter(({ id }) => !this.#rejected.has(id))
      .map(({ id, kind }) => `${kind} ${id}`);
  }
}

function pick<T>(items: readonly T[], index: number): T | undefined {
  return items.length === 0 ? undefined : items[index % items.length];
}
