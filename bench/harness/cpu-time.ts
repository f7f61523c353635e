import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What the operating system has charged to the processes and to the children they have outlived, in milliseconds. */
export function readCpuMs(roots: readonly number[]): number {
  let ticks = 0;
  for (const pid of listProcessTrees(roots)) {
    const fields = readStat(pid);
    if (fields === null) continue;
    // utime, stime, cutime and cstime: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    for (const field of [11, 12, 13, 14]) ticks += Number(fields[field]);
  }
  return (ticks * 1_000) / TICKS_PER_SECOND;
}

/** The physical memory the processes hold, in megabytes; what they share is counted once for each. */
export function readResidentMb(roots: readonly number[]): number {
  let kilobytes = 0;
  for (const pid of listProcessTrees(roots)) {
    const match = /^VmRSS:\s+(\d+) kB/m.exec(readProc(pid, 'status') ?? '');
    kilobytes += Number(match?.[1] ?? 0);
  }
  return kilobytes / 1_024;
}

/** A candidate may be several processes: those that were started and all their descendants. */
function listProcessTrees(roots: readonly number[]): number[] {
  const childrenOf = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(readStat(Number(name))?.[1]);
    const siblings = childrenOf.get(parent);
    if (siblings === undefined) childrenOf.set(parent, [Number(name)]);
    else siblings.push(Number(name));
  }
  const tree = [...roots];
  for (const pid of tree) tree.push(...(childrenOf.get(pid) ?? []));
  return tree;
}

/** The fields behind the command's name, which may hold spaces and parentheses itself: state, parent, … */
function readStat(pid: number): string[] | null {
  const stat = readProc(pid, 'stat');
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Null for a process that has ended. */
function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
}

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
