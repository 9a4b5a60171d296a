import { TaskAcceptedV1 } from '@xianban/contracts/events/task-accepted';
import { TaskDispatchedV1 } from '@xianban/contracts/events/task-dispatched';
import { TaskEscalatedV1 } from '@xianban/contracts/events/task-escalated';
import { TaskHandledV1 } from '@xianban/contracts/events/task-handled';
import { TaskInspectedV1 } from '@xianban/contracts/events/task-inspected';
import { TaskReturnedV1 } from '@xianban/contracts/events/task-returned';
import { TaskVerifiedV1 } from '@xianban/contracts/events/task-verified';
import { TaskWithdrawnV1 } from '@xianban/contracts/events/task-withdrawn';
import type { Envelope } from '@xianban/contracts/envelope';
import { describeMessage, type MessageClass } from '@xianban/contracts/message';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { instantOf } from '@xianban/contracts/values/instant';
import { LADDER_LEVELS } from '@xianban/contracts/values/judgement';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { eventually } from '@xianban/messaging/testing/eventually';
import { Store } from '@xianban/messaging/store';
import { newId } from '@xianban/service-kit/new-id';
import fc from 'fast-check';

import { TestCourse } from '../testing/test-course.js';
import { startTestIntake, type TestIntake } from '../testing/test-intake.js';
import { OnTaskAccepted } from './on-task-accepted.js';
import { OnTaskEscalated } from './on-task-escalated.js';
import { OnTaskHandled } from './on-task-handled.js';
import { OnTaskReturned } from './on-task-returned.js';
import { OnTaskVerified } from './on-task-verified.js';

type Told = Envelope<never>;

const FACTS: readonly MessageClass[] = [
  TaskDispatchedV1,
  TaskAcceptedV1,
  TaskReturnedV1,
  TaskEscalatedV1,
  TaskHandledV1,
  TaskVerifiedV1,
  TaskInspectedV1,
  TaskWithdrawnV1,
];

describe('facts about tasks', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  const register = async (issue: IssueNumber) => {
    const asker = { role: 'operator' } as const;
    const { body: view } = await intake.send('GET', `/v1/issues/${issue}`, { asker });
    const { body: timeline } = await intake.send<{ items: { id: string; kind: string }[] }>(
      'GET',
      `/v1/issues/${issue}/timeline?limit=200`,
      { asker },
    );
    // when it was told is not what was told
    return { view: { ...view, updatedAt: undefined }, tasks: timeline.items.filter(({ kind }) => kind.startsWith('task-')) };
  };

  it('come over NATS into the timeline, each once', async () => {
    const { issue } = await intake.received();
    const nats: NatsConnection = await connect({ servers: intake.natsUrl });
    const publish = async (message: MessageClass, index: number): Promise<void> => {
      const { subject: type } = describeMessage(message);
      const data = { ...message.example, issue, occurredAt: instantOf(Date.now() + index) };
      const envelope = {
        ...{ specversion: '1.0', id: newId(), source: '/services/grid', type, subject: TaskAcceptedV1.example.task, sequence: index + 1 },
        ...{ time: instantOf(Date.now()), datacontenttype: 'application/json', dataschema: `urn:xianban:schema:${type}`, data },
      };
      // twice under different message ids, as after a lost acknowledgement
      for (const msgID of [envelope.id, newId()]) await jetstream(nats).publish(type, JSON.stringify(envelope), { msgID });
    };
    await eventually('the stream to be there', () =>
      publish(TaskDispatchedV1, 0).then(
        () => true,
        () => false,
      ),
    );
    for (const [index, message] of FACTS.slice(1).entries()) await publish(message, index + 1);
    const kinds = await eventually('every fact to be noted', async () => {
      const { tasks } = await register(issue);
      return tasks.length >= FACTS.length && tasks.map(({ kind }) => kind);
    });
    expect(kinds).toEqual(
      ['dispatched', 'accepted', 'returned', 'escalated', 'handled', 'verified', 'inspected', 'withdrawn'].map((kind) => `task-${kind}`),
    );
    expect((await register(issue)).view).toMatchObject({ escalationLevel: 2, state: 'received' });
    await nats.close();
  });

  it('leave the same register, whatever their order and repetition', async () => {
    const { app } = intake.service;
    const store = app.get(Store);
    const reactions = {
      accepted: app.get(OnTaskAccepted),
      escalated: app.get(OnTaskEscalated),
      handled: app.get(OnTaskHandled),
      returned: app.get(OnTaskReturned),
      verified: app.get(OnTaskVerified),
    };
    const take = (kind: keyof typeof reactions, fact: Told) => store.transaction((tx) => reactions[kind].run(fact, tx));
    const happened = fc.record({
      kind: fc.constantFrom<keyof typeof reactions>('accepted', 'escalated', 'escalated', 'handled', 'returned', 'verified'),
      level: fc.constantFrom(...LADDER_LEVELS),
      round: fc.constantFrom(1, 1, 1, 2),
      second: fc.integer({ min: 0, max: 20 }),
    });
    const course = fc.array(happened, { minLength: 1, maxLength: 10 }).chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        arrivals: fc
          .array(fc.nat(facts.length - 1), { maxLength: 8 })
          .chain((again) => fc.shuffledSubarray([...facts.keys(), ...again], { minLength: facts.length + again.length })),
      }),
    );
    await fc.assert(
      fc.asyncProperty(course, async ({ facts, arrivals }) => {
        const inOrder = await intake.received();
        const shuffled = await intake.received();
        const ids = facts.map(() => newId());
        const envelope = (issue: IssueNumber, index: number, idOf: (id: string) => string): Told => {
          const { level, round, second } = facts[index];
          const occurredAt = instantOf(Date.UTC(2026, 2, 1, 0, 0, second));
          return {
            id: idOf(ids[index]),
            data: { ...TaskEscalatedV1.example, issue, round, level, occurredAt, reason: 'not-ours', passed: true },
          } as never;
        };
        // ids are unique in the register, so each of the two issues has its own, in the same order
        const other = (id: string): string => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
        for (const index of facts.keys())
          await take(
            facts[index]?.kind ?? 'accepted',
            envelope(inOrder.issue, index, (id) => id),
          );
        for (const index of arrivals) await take(facts[index]?.kind ?? 'accepted', envelope(shuffled.issue, index, other));
        const [one, two] = [await register(inOrder.issue), await register(shuffled.issue)];
        expect({ ...two.view, number: 0, receivedAt: 0 }).toEqual({ ...one.view, number: 0, receivedAt: 0 });
        const withoutIds = (tasks: typeof one.tasks) => tasks.map((task) => JSON.stringify({ ...task, id: 0 })).sort();
        expect(withoutIds(two.tasks)).toEqual(withoutIds(one.tasks));
        expect(one.tasks).toHaveLength(facts.length);
      }),
      { numRuns: 30 },
    );
  });

  it('of the round to come count from when it begins', async () => {
    const course = await new TestCourse(intake, (await intake.received()).issue).through(
      'responding',
      'resolving',
      'verifying',
      'judging',
      'closed',
    );
    const escalated = {
      id: newId(),
      data: { ...TaskEscalatedV1.example, issue: course.issue, round: 2, level: 'district' },
    } as unknown as Envelope<TaskEscalatedV1>;
    await intake.service.app.get(Store).transaction((tx) => intake.service.app.get(OnTaskEscalated).run(escalated, tx));
    expect((await register(course.issue)).view).toMatchObject({ escalationLevel: 0 });
    await course.move('responding');
    expect((await register(course.issue)).view).toMatchObject({ round: 2, escalationLevel: 3 });
  });
});
