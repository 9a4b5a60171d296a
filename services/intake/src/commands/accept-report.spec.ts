import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';

import { API_REPORT, startTestIntake, type Acceptance, type TestIntake } from '../testing/test-intake.js';

describe('accepting a report', () => {
  let intake: TestIntake;
  let key: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await intake.key('api');
  });
  afterAll(() => intake.stop());

  it('answers with the issue, an unguessable receipt and where to look', async () => {
    const { status, body } = await intake.report('api', key, API_REPORT);
    expect(status).toBe(201);
    expect(body).toEqual({
      issue: expect.stringMatching(/^110105-\d{4}-\d{6}$/),
      report: expect.stringMatching(/^[0-9a-f-]{36}$/),
      receipt: expect.stringMatching(/^[\w-]{32}$/),
      statusUrl: `http://127.0.0.1/v1/status/${body.receipt}`,
      message: `已受理，编号 ${body.issue}。请保存查询链接，随时查看办理进展。`,
    });
  });
});
