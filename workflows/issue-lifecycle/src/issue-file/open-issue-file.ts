import type { UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, log, setHandler } from '@temporalio/workflow';

import { isPaused } from '@xianban/rules/limit';
import { both } from '@xianban/workflow-kit/bilingual';
import { districtNow, instant } from '@xianban/workflow-kit/district-time';

import { readFact } from '../facts/read-fact.js';
import type { IssueOpening } from '../opening.js';
import * as protocol from '../protocol.js';
import { IssueFile } from './issue-file.js';
import { openRecord } from './issue-record.js';
import { attentionOf, escalationLevel, searchAttributesOf } from './issue-view.js';
import { judgeInstruction, type Instruction } from './steering.js';

/** Opens the file of an issue, or opens it again after a continue-as-new, and lets facts, operators and questions in. */
export function openIssueFile(opening: IssueOpening): IssueFile {
  const { carried, ...start } = opening;
  const file = new IssueFile(start, carried ?? newRecord(start));
  receiveFacts(file);
  receiveInstructions(file);
  answerQueries(file);
  return file;
}

/** What the trigger set at the start is what the workflow would show first. */
function newRecord(opening: IssueOpening) {
  const record = openRecord(opening);
  return { ...record, shown: searchAttributesOf(opening, record, districtNow(opening.clock)) };
}

// No default handler: an unknown signal then stays in the buffer and harms nobody, where with one, a reserved name would fail every task.
function receiveFacts(file: IssueFile): void {
  for (const subject of protocol.FACT_SUBJECTS) {
    const receive = (payload: unknown): void => {
      const fact = readFact(subject, payload, file);
      if (fact) file.take(fact);
      else log.warn('not a fact of this issue, dropped', { subject });
    };
    setHandler(protocol.factSignal(subject), receive, { description: both(protocol.FACTS[subject]) });
  }
}

function receiveInstructions(file: IssueFile): void {
  const receive = <Wish>(kind: Instruction['kind'], update: UpdateDefinition<protocol.Taken, [Wish]>, description: string): void => {
    const judge = (wish: Wish) => judgeInstruction(kind, wish, file.situation());
    setHandler(
      update,
      (wish: Wish) => {
        const verdict = judge(wish);
        if (verdict.ok) file.instruct(verdict.instruction);
        return { state: file.record.state };
      },
      {
        description,
        validator: (wish: Wish) => {
          const verdict = judge(wish);
          if (!verdict.ok) throw ApplicationFailure.nonRetryable(verdict.message, 'InstructionRefused');
        },
      },
    );
  };
  receive('escalate', protocol.escalate, '升级督办 · Put an unaccepted issue under a higher level: { reason, note, level? }');
  receive('resume', protocol.resume, '恢复 · Take it off the books, or ask a refused order again: { reason, note }');
  receive('reassign', protocol.reassign, '改派 · Give it to another unit: { reason, note, unit? }');
  receive('refuse', protocol.refuse, '不予立案 · Refuse what nobody has accepted: { reason, note }');
  receive('close', protocol.close, '未解决办结 · Close without claiming it fixed: { reason, note }');
}

function answerQueries(file: IssueFile): void {
  const { record } = file;
  setHandler(
    protocol.standing,
    () => {
      const attention = attentionOf(record);
      return {
        state: record.state,
        round: file.round,
        version: record.version,
        escalationLevel: escalationLevel(record),
        ...(record.unit && { unit: record.unit.id }),
        ...(attention !== undefined && { attention }),
      };
    },
    { description: '现状 · Where the issue stands' },
  );
  setHandler(
    protocol.deadline,
    () => {
      const { limitAtMs, overdue } = file.limit();
      return { limitAt: instant(limitAtMs), overdue, paused: isPaused(record.ledger) };
    },
    { description: '办理时限 · The limit' },
  );
  setHandler(protocol.nextTimer, () => (file.alarm ? { kind: file.alarm.kind, at: instant(file.alarm.atMs) } : null), {
    description: '下一个计时 · What the timer is set for',
  });
}
