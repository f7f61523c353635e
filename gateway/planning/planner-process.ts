import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { PlanningFailure } from './planning-failure.ts';

/** What the planner's process is asked; `number` finds the way back. */
export type PlannerRequest = { readonly number: number; readonly planner: string } & (
  | { readonly kind: 'load'; readonly supergraphSdl: string }
  | { readonly kind: 'drop' }
  | {
      readonly kind: 'plan';
      readonly operation: string;
      readonly labels: readonly string[];
      readonly draw: number;
    }
);

export type PlannerReply =
  | { readonly number: number; readonly plan: QueryPlan | null }
  | { readonly number: number; readonly error: string };

type Question = PlannerRequest extends infer Each
  ? Each extends PlannerRequest
    ? Omit<Each, 'number'>
    : never
  : never;

interface Pending {
  readonly request: PlannerRequest;
  readonly answer: PromiseWithResolvers<QueryPlan | null>;
}

/**
 * Holds the process in which the native planner runs, shared by all graphs of this process. If an operation ends it, that
 * operation has no plan; a new process takes over with the same planners, and whoever else waited does not notice.
 */
export class PlannerProcess {
  readonly #patienceMs: number;
  #child: ChildProcess | null = null;
  #watch: NodeJS.Timeout | null = null;
  #number = 0;
  /** In the order in which the child answers. */
  readonly #pending = new Map<number, Pending>();
  /** What was loaded, to be loaded again by a successor. */
  readonly #supergraphs = new Map<string, string>();

  /** An operation that is not planned within the given time is treated like one that ends the process. */
  constructor({ patienceMs = 10_000 }: { readonly patienceMs?: number } = {}) {
    this.#patienceMs = patienceMs;
  }

  /** Rejects when the planner cannot take the supergraph. */
  async load(planner: string, supergraphSdl: string): Promise<void> {
    await this.#ask({ kind: 'load', planner, supergraphSdl });
    this.#supergraphs.set(planner, supergraphSdl);
  }

  async plan(
    planner: string,
    operation: string,
    { labels, draw }: { readonly labels: readonly string[]; readonly draw: number },
  ): Promise<QueryPlan> {
    const plan = await this.#ask({ kind: 'plan', planner, operation, labels, draw });
    return plan ?? { kind: 'QueryPlan' };
  }

  /** The last planner to go takes the process with it. */
  drop(planner: string): void {
    if (!this.#supergraphs.delete(planner)) return;
    if (this.#supergraphs.size > 0 || this.#pending.size > 0) {
      this.#ask({ kind: 'drop', planner }).catch(() => undefined);
    } else {
      this.#child?.disconnect();
      this.#child = null;
    }
  }

  #ask(question: Question): Promise<QueryPlan | null> {
    this.#number += 1;
    const request: PlannerRequest = { ...question, number: this.#number };
    const answer = Promise.withResolvers<QueryPlan | null>();
    const child = this.#child ?? this.#start();
    this.#pending.set(request.number, { request, answer });
    send(child, request);
    this.#watch ??= this.#watchOver(child);
    return answer.promise;
  }

  #start(): ChildProcess {
    const child = fork(CHILD_PATH, {
      // What a panic prints says nothing to an operator that the failed operation does not say.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    child.unref();
    child.on('message', (reply: PlannerReply) => this.#receive(child, reply));
    child.on('exit', () => this.#replace(child));
    child.on('error', () => this.#replace(child));
    this.#child = child;

    for (const [planner, supergraphSdl] of this.#supergraphs) {
      this.#ask({ kind: 'load', planner, supergraphSdl }).catch(() => undefined);
    }
    return child;
  }

  #receive(child: ChildProcess, reply: PlannerReply): void {
    const pending = this.#pending.get(reply.number);
    this.#pending.delete(reply.number);
    this.#stopWatching();
    if (this.#pending.size > 0) {
      this.#watch = this.#watchOver(child);
    } else {
      child.unref();
      child.channel?.unref();
    }
    if (pending === undefined) return;
    if ('error' in reply) pending.answer.reject(new PlanningFailure(reply.error));
    else pending.answer.resolve(reply.plan);
  }

  /** The request that was first in line ended the process; all others are asked again. */
  #replace(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#stopWatching();
    const [culprit, ...others] = this.#pending.values();
    this.#pending.clear();
    culprit?.answer.reject(new PlannerCrash(culprit.request));
    if (others.length === 0) return;

    const successor = this.#start();
    for (const pending of others) {
      this.#pending.set(pending.request.number, pending);
      send(successor, pending.request);
    }
    this.#watch ??= this.#watchOver(successor);
  }

  /** From one answer to the next: the requests are answered in their order. */
  #watchOver(child: ChildProcess): NodeJS.Timeout {
    return setTimeout(() => child.kill('SIGKILL'), this.#patienceMs);
  }

  #stopWatching(): void {
    if (this.#watch !== null) clearTimeout(this.#watch);
    this.#watch = null;
  }
}

function send(child: ChildProcess, request: PlannerRequest): void {
  // Only what somebody waits for keeps this process alive.
  child.ref();
  child.channel?.ref();
  child.send(request, () => undefined);
}

const CHILD_PATH = fileURLToPath(new URL('./planner-child.ts', import.meta.url));

/** The operation or the supergraph was too much for the native planner. */
export class PlannerCrash extends PlanningFailure {
  constructor({ kind }: PlannerRequest) {
    super(`the planner broke down over ${kind === 'load' ? 'the supergraph' : 'this operation'}`);
  }
}

/** One for all graphs: starting a process costs more than planning ten thousand operations. */
export const plannerProcess = new PlannerProcess();
