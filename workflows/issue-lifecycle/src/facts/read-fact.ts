import type { Nature } from '@xianban/contracts/values/classification';
import type { CallBackId, IssueNumber, TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import { readEnvelope, readInstant, type ReadEnvelope } from '@xianban/workflow-kit/read-envelope';

import { isCategory, isIssueNumber, isLevel, isLimitClass, isNature, isReasonCode, isUnitId, isUuid } from '@xianban/workflow-kit/codes';
import type { FactSubject } from '../protocol.js';
import type { Answer, Approval, Correction, Fact, Merging, TaskFact } from './fact.js';

/**
 * Reads the fact that a signal brought to this life of the issue. Total: whatever is not such a fact, or tells of another issue or round,
 * gives undefined.
 */
export function readFact(
  subject: FactSubject,
  payload: unknown,
  of: { readonly issue: IssueNumber; readonly round: number },
): Fact | undefined {
  const envelope = readEnvelope(payload);
  if (!envelope || envelope.data.issue !== of.issue || envelope.data.round !== of.round) return undefined;
  switch (subject) {
    case 'evt.request.decided.v1':
      return approval(envelope);
    case 'evt.call-back.answered.v1':
      return answer(envelope);
    case 'evt.issue.merge-asked.v1':
      return mergeAsked(envelope);
    case 'evt.issue.merged.v1':
      return tookIn(envelope);
    case 'evt.issue.reclassified.v1':
      return correction(envelope);
    default:
      return taskFact(subject, envelope);
  }
}

function taskFact(subject: TaskSubject, { id, sequence, data }: ReadEnvelope): TaskFact | undefined {
  const atMs = readInstant(data.occurredAt);
  const { task, unit } = data;
  if (atMs === undefined || !isUuid(task) || !isUnitId(unit)) return undefined;
  const told = { id, sequence, atMs, task: task as TaskId, unit: unit as UnitId };
  switch (subject) {
    case 'evt.task.accepted.v1':
      return { ...told, kind: 'accepted' };
    case 'evt.task.handled.v1':
      return { ...told, kind: 'handled' };
    case 'evt.task.returned.v1':
      return isReasonCode(data.reason) ? { ...told, kind: 'returned', reason: data.reason } : undefined;
    case 'evt.task.verified.v1':
      return typeof data.passed === 'boolean' ? { ...told, kind: 'verified', passed: data.passed } : undefined;
    case 'evt.task.inspected.v1':
      return typeof data.found === 'boolean' ? { ...told, kind: 'inspected', found: data.found } : undefined;
    case 'evt.task.escalated.v1':
      return isLevel(data.level) ? { ...told, kind: 'escalated', level: data.level } : undefined;
    default:
      return subject satisfies never;
  }
}

type TaskSubject = Extract<FactSubject, `evt.task.${string}`>;

function approval({ id, timeMs: atMs, data }: ReadEnvelope): Approval | undefined {
  if (data.approved !== true) return undefined;
  if (data.kind === 'close-without-fix') return { id, atMs, kind: 'given-up' };

  const untilMs = readInstant(data.until);
  if (untilMs === undefined) return undefined;
  if (data.kind === 'extension') return { id, atMs, untilMs, kind: 'extended' };
  return data.kind === 'on-the-books' ? { id, atMs, untilMs, kind: 'put-on-the-books' } : undefined;
}

function answer({ id, data }: ReadEnvelope): Answer | undefined {
  const atMs = readInstant(data.answeredAt);
  if (atMs === undefined || !isUuid(data.callBack)) return undefined;
  return { id, atMs, kind: 'answered', callBack: data.callBack as CallBackId };
}

function mergeAsked({ id, data }: ReadEnvelope): Merging | undefined {
  const { into, reason } = data;
  const atMs = readInstant(data.askedAt);
  if (atMs === undefined || !isIssueNumber(into) || !isReasonCode(reason)) return undefined;
  return { id, atMs, kind: 'merge-asked', into: into as IssueNumber, reason };
}

function tookIn({ id, data }: ReadEnvelope): Merging | undefined {
  const { from } = data;
  const [atMs, limitAtMs] = [readInstant(data.mergedAt), readInstant(data.limitAt)];
  if (atMs === undefined || !isIssueNumber(from)) return undefined;
  return { id, atMs, kind: 'took-in', from: from as IssueNumber, ...(limitAtMs !== undefined && { limitAtMs }) };
}

function correction({ id, sequence, data }: ReadEnvelope): Correction | undefined {
  const { category, nature, limitClass } = data;
  const atMs = readInstant(data.at);
  if (atMs === undefined || !isCategory(category) || !isNature(nature) || !isLimitClass(limitClass)) return undefined;
  return { ...{ id, sequence, atMs, kind: 'sorted-anew' }, ...{ category, nature: nature as Nature, limitClass } };
}
