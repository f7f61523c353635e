import { expect } from 'vitest';
import { addMs } from '../../../subgraphs/kit/clock.ts';
import { ask } from '../../support/ask.ts';
import type { TestClock } from '../../support/test-clock.ts';
import { within } from '../../support/within.ts';
import { change, receive, take, type ConnectorEvent, type Input } from './connectors.ts';
import type { ConnectorStream } from './connectors.ts';
import type { Deed, Habit, Step } from './connector-steps.ts';
import type { Problem } from './estate.ts';
import type { MortalOperationsManager } from './mortal-operations-manager.ts';
import { WrittenChanges, type WrittenChange } from './written-changes.ts';

export interface World {
  /** The same one twice where a store has one process only. */
  readonly processes: readonly [MortalOperationsManager, MortalOperationsManager];
  readonly clock: TestClock;
  readonly leaseMs: number;
  readonly connectorId: string;
  /** What there is when a history begins; it leaves them with the owners that it gave them. */
  readonly alerts: KnownAlert[];
  /** What came about in all histories together. */
  readonly tally: Record<'kills' | 'lateAcknowledgements' | 'expiries' | 'givenUp', number>;
}

/** What the connector of these histories is told of. */
export const WANTED = { severities: ['CRITICAL'], filter: { owner: { isNull: true } } };

interface Told {
  readonly sequence: number;
  readonly id: string;
  readonly cursor: string;
  readonly session: number;
}

export interface KnownAlert {
  readonly id: string;
  readonly isCritical: boolean;
  readonly owner: string | null;
}

/** A change that was asked for, and what is so once it is committed. */
interface Write {
  readonly entryKind: string;
  readonly told: string | null;
  readonly toAlert: (id: string) => KnownAlert;
}

let count = 0;

/** Lives through one history, and holds what the connector is told against what was written. */
export class ConnectorHistory {
  readonly #world: World;
  readonly #habit: Habit;
  readonly #alerts = new Map<string, KnownAlert>();
  readonly #told: Told[] = [];
  /** What was no longer kept when somebody who was told so, or had stopped it himself, let the connector go on. */
  readonly #givenUp = new Set<string>();
  #written = new WrittenChanges(0, 0);
  #acknowledged = 0;
  #lastAcknowledged = 0;
  #stream: ConnectorStream | null = null;
  /** The number of the session that holds the connector, or did last; null when that cannot be known. */
  #session: number | null = null;
  /** The change that the session has come to, and the cursor that the next event must join on. */
  #position = 0;
  #cursor = '';
  /** Where and behind what the next session is opened. */
  #place: 0 | 1 = 0;
  #after: Told | null = null;
  /** Of what a process was doing when it was killed: what may or may not have come about. */
  #writing: Write | null = null;
  #acknowledging: Told | null = null;
  #rejecting: Told | null = null;
  #isRestarting = false;
  #isDying = false;
  #isHeldByTheDead = false;

  constructor(world: World, habit: Habit) {
    this.#world = world;
    this.#habit = habit;
  }

  async live(steps: readonly Step[]): Promise<void> {
    try {
      await this.#begin();
      for (const step of steps) await (step.kind === 'kill' ? this.#kill(step) : this.#do(step));
      await this.#end();
    } finally {
      // Whatever became of it, the next history finds a process that lives and a connector that may receive.
      if (this.#isDying) await this.#replace();
      if (this.#isRestarting) await this.#restart();
      await this.#leave();
    }
  }

  async #begin(): Promise<void> {
    const { processes, connectorId, alerts, clock, leaseMs } = this.#world;
    const [process] = processes;
    // Whoever was killed holds nothing any more.
    clock.advanceMs(leaseMs);
    for (const [index, alert] of alerts.entries()) {
      if (alert.owner === null) continue;
      expect(await change(process, 'updateAlert', { alertId: alert.id, owner: null })).toEqual([]);
      alerts[index] = { ...alert, owner: null };
    }
    const { sequence, prunedTo } = await process.readHead();
    await process.passOver(connectorId, sequence);
    this.#written = new WrittenChanges(sequence, prunedTo);
    this.#acknowledged = sequence;
    this.#lastAcknowledged = sequence;
    for (const alert of this.#world.alerts) this.#alerts.set(alert.id, alert);
  }

  async #end(): Promise<void> {
    const all = this.#written.listWaiting(0, this.#written.head);
    await this.#leave();
    while (
      this.#written.listWaiting(this.#stream === null ? this.#acknowledged : this.#position)
        .length > 0
    ) {
      await this.#take(Number.POSITIVE_INFINITY);
    }
    const told = new Set(this.#told.map(({ id }) => id));
    expect(all.filter(({ id }) => !told.has(id) && !this.#givenUp.has(id))).toEqual([]);
  }

  async #do(deed: Deed): Promise<void> {
    const [process] = this.#world.processes;
    switch (deed.kind) {
      case 'raise':
        await this.#raise(deed.wanted);
        return;
      case 'edit': {
        const alert = pick([...this.#alerts.values()], deed.pick);
        if (alert !== undefined) await this.#edit(alert, deed.ofOwner);
        return;
      }
      case 'take':
        return await this.#take(deed.count);
      case 'acknowledge': {
        const told = pick(this.#listAcknowledgeable(), deed.pick);
        if (told !== undefined) await this.#acknowledge(told, deed.namesSession);
        return;
      }
      case 'acknowledge wrongly':
        return await this.#acknowledgeWrongly(deed.pick);
      case 'reject': {
        const told = pick(this.#listUnacknowledged(), deed.pick);
        if (told !== undefined) await this.#reject(told);
        return;
      }
      case 'drop':
        await this.#leave();
        this.#place = deed.elsewhere ? 1 : 0;
        this.#after = deed.after === null ? null : (pick(this.#told, deed.after) ?? null);
        return;
      case 'restart':
        return await this.#restart();
      case 'prune':
        return await this.#prune(pick(this.#written.all, deed.pick));
      case 'look':
        await process.lookAfterConnectors();
        return await this.#checkPending();
    }
  }

  async #raise(wanted: boolean): Promise<void> {
    const severity = wanted ? 'CRITICAL' : 'WARNING';
    // Of a name of its own, or it would be taken for a storm.
    const input = { monitoredObjectId: 'computer-1', name: `Law ${(count += 1)}`, severity };
    await this.#write('raiseAlert', input, {
      entryKind: 'CREATED',
      told: wanted ? 'CREATED' : null,
      toAlert: (id) => ({ id, isCritical: wanted, owner: null }),
    });
  }

  async #edit(alert: KnownAlert, ofOwner: boolean): Promise<string> {
    const { id: alertId, isCritical, owner: before } = alert;
    const owner = !ofOwner ? before : before === null ? 'kim' : null;
    const customFields = [{ number: 1, value: `value ${(count += 1)}` }];
    const wasWanted = isCritical && before === null;
    const isWanted = isCritical && owner === null;
    return await this.#write(
      'updateAlert',
      ofOwner ? { alertId, owner } : { alertId, customFields },
      {
        entryKind: 'CHANGED',
        told: isWanted ? 'CHANGED' : wasWanted ? 'LEFT' : null,
        toAlert: (id) => ({ id, isCritical, owner }),
      },
    );
  }

  /** Gives the cursor of a change that is nothing to the connector. */
  async #editUnwanted(): Promise<string> {
    const alert = [...this.#alerts.values()].find(({ isCritical }) => !isCritical);
    if (alert === undefined) throw new Error('There is one from the beginning');
    return await this.#edit(alert, false);
  }

  /** Gives the cursor of the change. */
  async #write(mutation: string, input: Input, write: Write): Promise<string> {
    const { processes, clock } = this.#world;
    clock.advanceMs(1_000);
    this.#writing = write;
    const type = `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await ask<Record<string, { cursor: string; alert: { id: string } }>>(
      processes[0],
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { cursor alert { id } } }`,
      { variables: { input } },
    );
    const { cursor, alert } = answer[mutation] as NonNullable<(typeof answer)[string]>; // or it had thrown
    this.#record(write, { sequence: positionOf(cursor), alertId: alert.id });
    this.#writing = null;
    return cursor;
  }

  #record(write: Write, { sequence, alertId }: { sequence: number; alertId: string }): void {
    // Nobody else writes: what is committed has the next number.
    expect(sequence).toBe(this.#written.head + 1);
    const alert = write.toAlert(alertId);
    this.#alerts.set(alertId, alert);
    const known = this.#world.alerts.findIndex(({ id }) => id === alertId);
    if (known !== -1) this.#world.alerts[known] = alert;
    this.#written.add({ sequence, at: this.#world.clock.now(), told: write.told });
  }

  /** Takes at most so many, and no more than there are. */
  async #take(most: number): Promise<void> {
    const process = this.#world.processes[this.#place];
    if (this.#stream === null) await this.#open();
    const stream = this.#stream as unknown as ConnectorStream; // opened above
    for (let taken = 0; taken < most; taken += 1) {
      const [expected] = this.#written.listWaiting(this.#position);
      if (expected === undefined) return;
      const next = process.orDeath(take(stream, 1));
      let event: ConnectorEvent | undefined;
      try {
        [event] = await within(PATIENCE_MS, next, `change ${expected.sequence}`);
      } catch (error) {
        if (codeOf(error) !== 'CURSOR_EXPIRED') throw error;
        // Overtaken: something behind what it was told is no longer kept, and it is told so.
        expect(this.#written.prunedTo).toBeGreaterThan(this.#position);
        this.#stream = null;
        return;
      }
      const { id, kind, previous, session, cursor } = event as ConnectorEvent; // one was taken
      expect({ id, kind, previous, session }).toEqual({
        id: expected.id,
        kind: expected.told,
        previous: this.#cursor,
        session: this.#session,
      });
      expect(positionOf(cursor)).toBe(expected.sequence);
      this.#position = expected.sequence;
      this.#cursor = cursor;
      if (!this.#told.some((known) => known.id === id)) {
        this.#told.push({ sequence: expected.sequence, id, cursor, session });
      }
    }
  }

  async #open(): Promise<void> {
    while (this.#stream === null) {
      const after = this.#after;
      try {
        await this.#tryToOpen(after);
      } catch (error) {
        if (codeOf(error) !== 'CURSOR_EXPIRED') throw error;
        this.#world.tally.expiries += 1;
        this.#after = null;
        // Where it has come to is no longer kept; where the connector stands may be.
        if (after !== null && after.sequence < this.#written.prunedTo) continue;
        expect(await this.#readBookmark()).toBeLessThan(this.#written.prunedTo);
        expect(this.#acknowledged).toBeLessThan(this.#written.prunedTo);
        await this.#restart();
      }
    }
  }

  async #tryToOpen(after: Told | null): Promise<void> {
    const { processes, connectorId, clock, leaseMs } = this.#world;
    const process = processes[this.#place];
    const stream = await receive(
      process,
      connectorId,
      after === null ? {} : { after: after.cursor },
    );
    try {
      let [event] = await process.orDeath(take(stream, 1));
      if (event?.kind === 'STAND_BY') {
        expect(this.#isHeldByTheDead).toBe(true);
        clock.advanceMs(leaseMs);
        [event] = await process.orDeath(take(stream, 1));
      }
      this.#isHeldByTheDead = false;
      if (event === undefined) throw new Error('one was taken');
      expect(event.kind).toBe('SESSION');
      expect(event.session).toBeGreaterThan(this.#session ?? 0);
      this.#session = event.session;
      this.#cursor = event.cursor;
      this.#position = positionOf(event.cursor);
    } catch (error) {
      await stream.return?.().catch(() => undefined);
      throw error;
    }
    this.#stream = stream;
    this.#after = null;
    // It may begin further on only by what is nothing to the connector.
    const from = Math.max(this.#acknowledged, after?.sequence ?? 0);
    expect(this.#position).toBeGreaterThanOrEqual(from);
    expect(this.#written.listWaiting(from, this.#position)).toEqual([]);
  }

  async #leave(): Promise<void> {
    const stream = this.#stream;
    this.#stream = null;
    await stream?.return?.();
  }

  async #acknowledge(told: Told, namesSession: boolean): Promise<void> {
    const isKnown = this.#session !== null;
    const session = namesSession && isKnown ? told.session : null;
    const isLate = this.#stream === null || told.session !== this.#session;
    this.#acknowledging = told;
    const { acknowledgedCount, userErrors } = await this.#askToAcknowledge(told.cursor, session);
    this.#acknowledging = null;
    if (session !== null && session !== this.#session) {
      expect(userErrors.map(({ code }) => code)).toEqual(['SESSION_LOST']);
      return;
    }
    expect(userErrors).toEqual([]);
    expect(acknowledgedCount).toBe(
      this.#written.listKept(this.#acknowledged, told.sequence).length,
    );
    this.#acknowledged = Math.max(this.#acknowledged, told.sequence);
    this.#lastAcknowledged = told.sequence;
    if (isLate) this.#world.tally.lateAcknowledgements += 1;
  }

  async #acknowledgeWrongly(choice: number): Promise<void> {
    const behind = this.#told.find(({ sequence }) => sequence < this.#lastAcknowledged);
    if (choice % 3 === 0 && behind !== undefined) {
      const { userErrors } = await this.#askToAcknowledge(behind.cursor, null);
      expect(userErrors.map(({ code }) => code)).toEqual(['CURSOR_BEHIND']);
      return;
    }
    if (choice % 3 === 1) {
      const { userErrors } = await this.#askToAcknowledge('x'.repeat(choice), null);
      expect(userErrors.map(({ code }) => code)).toEqual(['CURSOR_UNKNOWN']);
      return;
    }
    const cursor = await this.#editUnwanted();
    const { userErrors } = await this.#askToAcknowledge(cursor, null);
    if (userErrors.length > 0) {
      expect(userErrors.map(({ code }) => code)).toEqual(['CURSOR_NOT_SENT']);
      return;
    }
    // Where nothing waits the bookmark follows the journal by itself, and what it passed may be acknowledged.
    expect(this.#written.listWaiting(this.#acknowledged)).toEqual([]);
    this.#acknowledged = this.#written.head;
    this.#lastAcknowledged = this.#written.head;
  }

  async #askToAcknowledge(cursor: string, session: number | null): Promise<Acknowledged> {
    const { connectorId } = this.#world;
    const answer = await ask<{ acknowledgeAlertChanges: Acknowledged }>(
      this.#world.processes[this.#place],
      `mutation ($input: AcknowledgeAlertChangesInput!) {
        acknowledgeAlertChanges(input: $input) { acknowledgedCount userErrors { code message field } }
      }`,
      { variables: { input: { connectorId, cursor, session } } },
    );
    return answer.acknowledgeAlertChanges;
  }

  async #reject(told: Told): Promise<void> {
    this.#rejecting = told;
    const { connectorId } = this.#world;
    const { rejectAlertChanges } = await ask<{
      rejectAlertChanges: { results: { refusal: Problem | null }[] };
    }>(
      this.#world.processes[this.#place],
      `mutation ($input: RejectAlertChangesInput!) {
        rejectAlertChanges(input: $input) { results { refusal { code } } }
      }`,
      {
        variables: { input: { connectorId, changes: [{ changeId: told.id, reason: 'refused' }] } },
      },
    );
    this.#rejecting = null;
    const refusal = rejectAlertChanges.results[0]?.refusal ?? null;
    // What is no longer kept cannot be set aside, unless it is already.
    if (refusal === null) this.#written.setAside(told.id);
    else
      expect([refusal.code, told.sequence <= this.#written.prunedTo]).toEqual(['NOT_FOUND', true]);
  }

  /** Stops the connector and lets it go on: where it stood, or with the oldest that is kept. */
  async #restart(): Promise<void> {
    const [process] = this.#world.processes;
    const { connectorId, tally } = this.#world;
    await this.#leave();
    this.#isHeldByTheDead = false;
    this.#session = null;
    this.#isRestarting = true;
    // It may have been stopped already, by a process that was killed before it went on.
    await change(process, 'uninitializeConnector', { connectorId });
    expect(await change(process, 'initializeConnector', { connectorId })).toEqual([]);
    this.#isRestarting = false;
    const lost = this.#written.listWaiting(this.#acknowledged, this.#written.prunedTo);
    for (const { id } of lost) this.#givenUp.add(id);
    tally.givenUp += lost.length;
    this.#acknowledged = Math.max(this.#acknowledged, this.#written.prunedTo);
  }

  async #prune(entry: WrittenChange | undefined): Promise<void> {
    const [process] = this.#world.processes;
    if (entry === undefined) return;
    await process.prune(addMs(entry.at, 1));
    await this.#learnPrunedTo([Math.max(this.#written.prunedTo, entry.sequence)]);
  }

  async #learnPrunedTo(possible: readonly number[]): Promise<void> {
    const { prunedTo } = await this.#world.processes[0].readHead();
    expect(possible).toContain(prunedTo);
    this.#written.pruneTo(prunedTo);
  }

  async #kill({ during, statement, isSoonBack }: Extract<Step, { kind: 'kill' }>): Promise<void> {
    const { tally, clock, leaseMs, processes } = this.#world;
    const isByPartner = ['take', 'acknowledge', 'acknowledge wrongly', 'reject'].includes(
      during.kind,
    );
    const target = during.kind === 'prune' ? pick(this.#written.all, during.pick) : undefined;
    this.#isDying = true;
    processes[isByPartner ? this.#place : 0].dieAfter(statement);
    await this.#do(during).catch((error: unknown) => {
      // What it did until then was right or wrong like anything else.
      if (isAssertion(error)) throw error;
    });
    tally.kills += 1;
    await this.#replace();
    if (isSoonBack) this.#isHeldByTheDead = true;
    else clock.advanceMs(leaseMs);
    this.#session = null;

    await this.#findWritten();
    await this.#learnPrunedTo([this.#written.prunedTo, target?.sequence ?? this.#written.prunedTo]);
    if (this.#isRestarting) await this.#restart();
    // Whoever got no answer asks again.
    if (this.#rejecting !== null) await this.#reject(this.#rejecting);
    await this.#findAcknowledged();
  }

  /** All processes are gone, and with them the session; the next ones open the store anew. */
  async #replace(): Promise<void> {
    const processes = new Set(this.#world.processes);
    for (const process of processes) process.dieAfter(0);
    await this.#leave().catch(() => undefined);
    for (const process of processes) await process.replace();
    this.#isDying = false;
  }

  /** What was not answered as committed is there or not, and nothing between. */
  async #findWritten(): Promise<void> {
    const write = this.#writing;
    const entries = await this.#world.processes[0].readJournal(this.#written.head);
    this.#writing = null;
    expect(entries.length).toBeLessThanOrEqual(write === null ? 0 : 1);
    const [entry] = entries;
    if (entry === undefined || write === null) return;
    expect(entry.kind).toBe(write.entryKind);
    this.#record(write, { sequence: entry.sequence, alertId: entry.objectId });
  }

  async #findAcknowledged(): Promise<void> {
    const told = this.#acknowledging;
    this.#acknowledging = null;
    const bookmark = await this.#readBookmark();
    // Never taken back, and never past what waits.
    expect(bookmark).toBeGreaterThanOrEqual(this.#acknowledged);
    if (told !== null && bookmark >= told.sequence) {
      this.#acknowledged = Math.max(this.#acknowledged, told.sequence);
    }
    expect(this.#written.listWaiting(this.#acknowledged, bookmark)).toEqual([]);
  }

  async #readBookmark(): Promise<number> {
    const { connector } = await ask<{ connector: { acknowledgedCursor: string } }>(
      this.#world.processes[0],
      'query ($id: ID!) { connector(id: $id) { acknowledgedCursor } }',
      { variables: { id: this.#world.connectorId } },
    );
    return positionOf(connector.acknowledgedCursor);
  }

  async #checkPending(): Promise<void> {
    const { connector } = await ask<{ connector: { pendingCount: number } }>(
      this.#world.processes[0],
      'query ($id: ID!) { connector(id: $id) { pendingCount } }',
      { variables: { id: this.#world.connectorId } },
    );
    expect(connector.pendingCount).toBe(this.#written.listKept(this.#acknowledged).length);
  }

  #listUnacknowledged(): Told[] {
    return this.#told.filter(({ sequence }) => sequence > this.#acknowledged);
  }

  #listAcknowledgeable(): Told[] {
    if (this.#habit === 'never') return [];
    const told = this.#listUnacknowledged();
    if (this.#habit === 'at once') return told;
    return told.filter(({ session }) => this.#stream === null || session !== this.#session);
  }
}

interface Acknowledged {
  readonly acknowledgedCount: number | null;
  readonly userErrors: readonly Problem[];
}

const PATIENCE_MS = 3_000;

/** The number inside a cursor: partners take it for opaque, the checker may look. */
function positionOf(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64url').toString().split('.')[1]);
}

/** Of a refusal, whether it came instead of a stream or ended one. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const refusal = (error.cause ?? error) as { extensions?: { code?: string } };
  return refusal.extensions?.code;
}

function isAssertion(error: unknown): boolean {
  return error instanceof Error && error.name === 'AssertionError';
}

function pick<T>(items: readonly T[], index: number): T | undefined {
  return items.length === 0 ? undefined : items[index % items.length];
}
