import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { jest } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { FakeDistrict } from '@xianban/issue-lifecycle/testing/fake-district';
import { RunningIssue } from '@xianban/issue-lifecycle/testing/running-issue';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { eventually } from '@xianban/messaging/testing/eventually';
import { startTestNats, type TestNats } from '@xianban/messaging/testing/test-nats';
import { Health } from '@xianban/service-kit/observe/health';
import { startTestService, type TestService } from '@xianban/service-kit/testing/start-test-service';
import { bundleWorkflow } from '@xianban/workflow-kit/testing/bundle-workflow';
import { DevServer } from '@xianban/workflow-kit/testing/dev-server';

import { Sweep } from './sweep.js';
import { WORKFLOW_BUNDLE } from './temporal/workflow-bundle.js';
import { FakeServices } from './testing/fake-services.js';
import { Signals, UnknownProcess } from './triggers/signals.js';
import { WorkerModule } from './worker.module.js';

describe('the worker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xianban-worker-'));
  let nats: TestNats;
  let database: TestDatabase;
  let temporal: DevServer;
  let services: FakeServices;
  let worker: TestService;
  let connection: Connection;
  let client: Client;
  let issues = 0;

  beforeAll(async () => {
    const path = join(folder, 'bundle.js');
    const [bundle] = await Promise.all([
      bundleWorkflow(join(import.meta.dirname, 'workflows.ts')),
      startTestNats().then((started) => (nats = started)),
      createTestDatabase({ migrations: [] }).then((created) => (database = created)),
      DevServer.reserve().then((reserved) => (temporal = reserved)),
    ]);
    writeFileSync(path, 'code' in bundle ? bundle.code : '');
    jest.replaceProperty(WORKFLOW_BUNDLE, 'path', path);
    services = await FakeServices.start(nats.url);
    worker = await startTestService(WorkerModule, {
      natsUrl: nats.url,
      databaseUrl: database.url,
      temporal: { address: temporal.address, namespace: 'default' },
    });
  }, 60_000);

  afterAll(async () => {
    await worker.stop();
    await connection.close();
    await services.stop();
    await Promise.all([temporal.remove(), nats.stop(), database.drop()]);
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  async function report(): Promise<{ issue: RunningIssue; fact: object }> {
    issues += 1;
    const number = `110105-2026-${String(issues).padStart(6, '0')}` as IssueNumber;
    const district = new FakeDistrict(() => Promise.resolve(Date.now()));
    services.districts.set(number, district);
    const receivedAt = new Date().toISOString();
    const data = { ...ReportAcceptedV1.example, issue: number, report: randomUUID(), verified: true, receivedAt };
    const fact = {
      specversion: '1.0',
      id: randomUUID(),
      source: '/services/intake',
      type: 'evt.report.accepted.v1',
      subject: data.report,
      sequence: 1,
      time: receivedAt,
      datacontenttype: 'application/json',
      dataschema: 'urn:xianban:schema:evt.report.accepted.v1',
      data,
    };
    await services.tell('evt.report.accepted.v1', fact);
    const sleep = () => Promise.reject(new Error('real time is not skipped'));
    const nowMs = () => Promise.resolve(Date.now());
    const send = ({ subject, envelope }: { subject: string; envelope: object }) => services.tell(subject, envelope);
    const handle = client.workflow.getHandle(`issue/${number}`);
    return { issue: new RunningIssue({ handle, sleep, nowMs, send }, district, number, 1), fact };
  }

  const isReady = async () => (await worker.app.get(Health).report()).ready;

  it('boots while Temporal is away, and is ready once it has come', async () => {
    expect(await worker.app.get(Health).report()).toMatchObject({ ready: false, checks: { temporal: 'down' } });
    await temporal.start();
    connection = await Connection.connect({ address: temporal.address });
    client = new Client({ connection });
    await eventually('readiness', isReady, 20_000);
  }, 40_000);

  it('carries an issue from the fact of its report to its closing', async () => {
    const { issue } = await report();
    await issue.straightOn();
    expect(await issue.ended()).toMatchObject({ state: 'closed', outcome: 'fixed' });
    expect(issue.district.states).toEqual(['responding', 'resolving', 'verifying', 'judging', 'closed']);

    const { typedSearchAttributes } = await issue.handle.describe();
    expect(Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]))).toMatchObject({
      Step: 'judge',
      Status: 'closed',
      Category: 'city-management',
      Nature: 'component',
      Channel: 'riders',
      Priority: 'normal',
      ResponsibleUnit: 'sanlitun-grid-team',
      EscalationLevel: 0,
      Overdue: false,
    });
  });

  it('brings a corrected class of limit to the issue that runs', async () => {
    const { issue } = await report();
    await issue.district.task();
    await issue.sortedAnew('utility');
    await issue.district.until(() => issue.district.limits.length === 1);

    const [told] = issue.district.limits;
    expect(Date.parse(told?.limitAt ?? '') - Date.now()).toBeLessThan(24 * 3_600_000);
    await issue.straightOn();
    await issue.ended();
  });

  it('starts an issue once, however often its report is told', async () => {
    const { issue, fact } = await report();
    await issue.district.task();
    await services.tell('evt.report.accepted.v1', fact);
    await issue.straightOn();
    await issue.ended();
    const { runId } = await issue.handle.describe();
    await services.tell('evt.report.accepted.v1', fact);
    await services.tell('evt.report.accepted.v1', { ...fact, id: randomUUID() });
    const { issue: later } = await report();
    await later.straightOn();
    await later.ended();

    expect((await issue.handle.describe()).runId).toBe(runId);
    expect(issue.district.tasks).toHaveLength(1);
  });

  it('drops a fact for an issue that has ended, and keeps one for an issue that nobody knows', async () => {
    const { issue } = await report();
    await issue.straightOn();
    await issue.ended();
    const [sent] = issue.sent;
    const signals = worker.app.get(Signals);
    const fact = sent.envelope as Parameters<Signals['toIssue']>[0];

    await expect(signals.toIssue(fact)).resolves.toBeUndefined();
    await expect(signals.toIssue({ ...fact, data: { ...fact.data, round: 7 } })).rejects.toThrow(UnknownProcess);
  });

  it('starts the stragglers that the register names', async () => {
    const { issue } = await report();
    await issue.straightOn();
    await issue.ended();
    const straggler = '110105-2026-900001' as IssueNumber;
    const district = new FakeDistrict(() => Promise.resolve(Date.now()));
    services.districts.set(straggler, district);
    services.answers.set('cmd.intake.list-stragglers.v1', () => ({
      ok: true,
      reports: [{ ...ReportAcceptedV1.example, issue: straggler, verified: true }],
      reopenings: [],
    }));
    await worker.app.get(Sweep).sweep();
    await worker.app.get(Sweep).sweep();

    await district.reached('responding');
    await client.workflow.getHandle(`issue/${straggler}`).terminate();
  });

  it('goes on with every issue after Temporal was killed and started again', async () => {
    const before = await report();
    const task = await before.issue.district.task();
    await temporal.kill();
    const during = await report();
    await before.issue.accepted(task);
    expect(await isReady()).toBe(false);
    await temporal.start();
    await eventually('readiness', isReady, 30_000);

    await before.issue.district.reached('resolving');
    await before.issue.handled(task);
    await before.issue.district.reached('verifying');
    await before.issue.verified(task, true);
    await before.issue.answers();
    await before.issue.ended();
    await during.issue.straightOn();
    await during.issue.ended();
    expect(during.issue.district.tasks).toHaveLength(1);
  }, 90_000);
});
