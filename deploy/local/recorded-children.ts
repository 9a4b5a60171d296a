import { setTimeout as delay } from 'node:timers/promises';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { processIdentity } from './process-identity.ts';
import type { RunFolder } from './run-folder.ts';
import type { SupervisedChild } from './supervised-child.ts';

interface RecordedChild {
  readonly name: string;
  readonly pid: number;
  /** So that nobody is ended who got the same id later. */
  readonly identity: string;
  readonly stopSignal: NodeJS.Signals;
}

interface ChildRecord {
  readonly supervisor: number;
  /** Stages in the order in which they are to be stopped. */
  readonly stages: readonly (readonly RecordedChild[])[];
}

const POLL_MS = 25;
const PATIENCE_MS = 5_000;

/** Writes down which processes are to go when this one is gone, stage by stage. */
export function recordChildren(folder: RunFolder, stages: readonly (readonly SupervisedChild[])[]): void {
  const recorded = stages.map((stage) => stage.flatMap(recordOf));
  writeJsonFile(folder.children, { supervisor: process.pid, stages: recorded } satisfies ChildRecord);
}

/**
 * Ends what a supervisor left behind, stage by stage; kills what takes longer than five seconds.
 * @param supervisor only what this process recorded; otherwise whoever was last
 * @returns their names
 */
export async function endRecordedChildren(folder: RunFolder, supervisor?: number): Promise<string[]> {
  const record = readJsonFile<ChildRecord>(folder.children);
  if (!record || (supervisor !== undefined && record.supervisor !== supervisor)) return [];
  const ended: string[] = [];
  for (const stage of record.stages) {
    const left = stage.filter(lives);
    await Promise.all(left.map(end));
    ended.push(...left.map(({ name }) => name));
  }
  return ended;
}

function recordOf({ plan, pid }: SupervisedChild): RecordedChild[] {
  const identity = pid === undefined ? undefined : processIdentity(pid);
  return pid === undefined || identity === undefined ? [] : [{ name: plan.name, pid, identity, stopSignal: plan.stopSignal }];
}

async function end(child: RecordedChild): Promise<void> {
  signal(child, child.stopSignal);
  const deadlineMs = Date.now() + PATIENCE_MS;
  while (lives(child)) {
    if (Date.now() > deadlineMs) signal(child, 'SIGKILL');
    await delay(POLL_MS);
  }
}

function signal(child: RecordedChild, name: NodeJS.Signals): void {
  try {
    process.kill(child.pid, name);
  } catch (error) {
    // it went by itself between the look and the signal
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function lives({ pid, identity }: RecordedChild): boolean {
  return processIdentity(pid) === identity;
}
