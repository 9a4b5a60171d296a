import type { TaskId } from '@xianban/contracts/values/identifiers';

import type { Answer, Approval, Correction, Fact, Merging, TaskFact } from './fact.js';

/** News with its place among all that came. What came first is looked at first: so a decision that was lost with a worker is made again alike. */
export type Arrived<News> = News & { readonly arrival: number };

/** What must outlive a continue-as-new. */
export interface FactRecord {
  /** How much news came so far. */
  arrivals: number;
  /** Ids of facts that were taken, oldest first. */
  seen: string[];
  /** Facts of tasks whose turn has not come. */
  held: Arrived<TaskFact>[];
  /** Approvals, answers, mergings and corrections that nobody has looked at, oldest first. */
  others: Arrived<Approval | Answer | Merging | Correction>[];
  /** The task that the issue waits for, and the sequence of its last fact that was used. */
  current: { readonly task: TaskId; readonly sequence: number } | undefined;
  /** Tasks that nobody waits for any more. */
  past: TaskId[];
}

/** Ids to remember, and facts to hold. An issue meets some dozens; more would be somebody's mistake, and must not fill the history. */
const LIMITS = { seen: 2_000, held: 200, others: 200 } as const;
/** The dispatch itself, whose answer brought the task. */
const DISPATCHED = 1;

export function emptyFacts(): FactRecord {
  return { arrivals: 0, seen: [], held: [], others: [], current: undefined, past: [] };
}

/** Takes a fact once, however often and in whatever order it comes. False if it was known, too late, or too much. */
export function takeFact(record: FactRecord, fact: Fact): boolean {
  if (record.seen.includes(fact.id)) return false;
  if (!('task' in fact)) {
    if (record.others.length >= LIMITS.others) return false;
    record.others.push({ ...fact, arrival: arrive(record) });
  } else {
    if (isPast(record, fact)) return false;
    record.held.push({ ...fact, arrival: arrive(record) });
    // the one that waited longest is the likeliest to wait for ever
    if (record.held.length > LIMITS.held) record.held.shift();
  }
  record.seen.push(fact.id);
  if (record.seen.length > LIMITS.seen) record.seen.shift();
  return true;
}

/** The place of the next piece of news, which is taken with this. */
export function arrive(record: FactRecord): number {
  record.arrivals += 1;
  return record.arrivals;
}

/** The fact that `nextFact` would give: the one that came first among approvals, answers, and the next one of the current task. */
export function firstFact(record: FactRecord): Arrived<Fact> | undefined {
  const other = record.others.at(0);
  const ofTask = nextOfTask(record);
  if (!other || !ofTask) return other ?? ofTask;
  return other.arrival < ofTask.arrival ? other : ofTask;
}

/** Takes that fact out. */
export function nextFact(record: FactRecord): Fact | undefined {
  const fact = firstFact(record);
  if (!fact) return undefined;
  if ('task' in fact) {
    record.held = record.held.filter((held) => held !== fact);
    record.current = { task: fact.task, sequence: fact.sequence };
  } else {
    record.others.shift();
  }
  return fact;
}

/** From now on this task is waited for; facts of it that came early are due. */
export function startTask(record: FactRecord, task: TaskId): void {
  endTask(record);
  record.current = { task, sequence: DISPATCHED };
}

/** Nobody waits for the current task any more. */
export function endTask(record: FactRecord): void {
  const task = record.current?.task;
  if (task === undefined) return;
  record.past.push(task);
  record.held = record.held.filter((fact) => fact.task !== task);
  record.current = undefined;
}

function nextOfTask({ current, held }: FactRecord): Arrived<TaskFact> | undefined {
  return current && held.find((fact) => fact.task === current.task && fact.sequence === current.sequence + 1);
}

function isPast({ current, held, past }: FactRecord, { task, sequence }: TaskFact): boolean {
  return (
    past.includes(task) ||
    (task === current?.task && sequence <= current.sequence) ||
    held.some((fact) => fact.task === task && fact.sequence === sequence)
  );
}
