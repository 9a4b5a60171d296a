import { CallBackAnsweredV1 } from '@xianban/contracts/events/call-back-answered';
import { IssueMergeAskedV1 } from '@xianban/contracts/events/issue-merge-asked';
import { IssueMergedV1 } from '@xianban/contracts/events/issue-merged';
import { IssueReclassifiedV1 } from '@xianban/contracts/events/issue-reclassified';
import { RequestDecidedV1 } from '@xianban/contracts/events/request-decided';
import { TaskAcceptedV1 } from '@xianban/contracts/events/task-accepted';
import { TaskEscalatedV1 } from '@xianban/contracts/events/task-escalated';
import { TaskHandledV1 } from '@xianban/contracts/events/task-handled';
import { TaskInspectedV1 } from '@xianban/contracts/events/task-inspected';
import { TaskReturnedV1 } from '@xianban/contracts/events/task-returned';
import { TaskVerifiedV1 } from '@xianban/contracts/events/task-verified';
import { describeMessage } from '@xianban/contracts/message';
import fc from 'fast-check';

import { FACT_SUBJECTS, type FactSubject } from '../protocol.js';
import { readFact } from './read-fact.js';

const FACTS = [
  TaskAcceptedV1,
  TaskReturnedV1,
  TaskHandledV1,
  TaskVerifiedV1,
  TaskInspectedV1,
  TaskEscalatedV1,
  RequestDecidedV1,
  CallBackAnsweredV1,
  IssueMergeAskedV1,
  IssueMergedV1,
  IssueReclassifiedV1,
] as const;
const OF = { issue: TaskAcceptedV1.example.issue, round: 1 };
const envelope = (data: object) => ({ id: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091', sequence: 2, time: '2026-03-01T09:02:00+08:00', data });

describe('reading a fact', () => {
  it('knows every fact of the vocabulary that moves an issue, by its own example', () => {
    const subjects = FACTS.map((fact) => describeMessage(fact).subject);
    expect([...subjects].sort()).toEqual([...FACT_SUBJECTS].sort());
    for (const fact of FACTS) {
      const subject = describeMessage(fact).subject as FactSubject;
      expect(readFact(subject, envelope(fact.example), OF)).toMatchObject({ atMs: expect.any(Number) });
    }
  });

  it('takes only facts of this issue and this life of it', () => {
    const example = { ...TaskAcceptedV1.example };
    expect(readFact('evt.task.accepted.v1', envelope({ ...example, round: 2 }), OF)).toBeUndefined();
    expect(readFact('evt.task.accepted.v1', envelope({ ...example, issue: '110105-2026-000124' }), OF)).toBeUndefined();
  });

  it('changes nothing for a request that was rejected', () => {
    expect(readFact('evt.request.decided.v1', envelope({ ...RequestDecidedV1.example, approved: false }), OF)).toBeUndefined();
  });

  it('gives a fact or nothing, whatever comes', () => {
    const data = fc.record({
      issue: fc.constant(OF.issue),
      round: fc.constant(1),
      task: fc.anything(),
      occurredAt: fc.anything(),
      unit: fc.anything(),
    });
    const payload = fc.oneof(
      fc.anything(),
      data.map(envelope),
      fc.record({ id: fc.anything(), sequence: fc.anything(), time: fc.anything(), data: fc.anything() }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...FACT_SUBJECTS), payload, (subject, any) => {
        const fact = readFact(subject, any, OF);
        return fact === undefined || Number.isFinite(fact.atMs);
      }),
      { numRuns: 2_000 },
    );
  });
});
