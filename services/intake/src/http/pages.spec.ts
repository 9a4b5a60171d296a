import { hash } from 'node:crypto';

import { AskCallBackV1 } from '@xianban/contracts/commands/ask-call-back';
import type { OrderKey } from '@xianban/contracts/values/identifiers';
import { instantOf } from '@xianban/contracts/values/instant';

import { AskCallBack } from '../commands/ask-call-back.js';
import { TEST_UNIT, TestCourse } from '../testing/test-course.js';
import { startTestIntake, type TestIntake } from '../testing/test-intake.js';

describe('pages', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  const open = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(`${intake.service.url}${path}`, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('tell the reporter in Chinese first, and in English when asked', async () => {
    const { receipt, issue } = await intake.received();
    const chinese = await open(`/v1/status/${receipt}`);
    expect([chinese.status, chinese.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(chinese.text).toContain('<html lang="zh-CN">');
    expect(chinese.text).toContain(`${issue} 办理进展`);
    expect(chinese.text).toContain('已受理，正在转办');
    expect((await open(`/v1/status/${receipt}?lang=en`)).text).toContain('Accepted, being passed on');
    expect((await open(`/v1/status/${receipt}`, { 'accept-language': 'en' })).text).toContain('<html lang="en">');
  });

  it('load nothing, run nothing and are kept by nobody', async () => {
    const { receipt } = await intake.received();
    const { headers, text } = await open(`/v1/status/${receipt}`);
    const style = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? '';
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect([headers.get('referrer-policy'), headers.get('cache-control')]).toEqual(['no-referrer', 'no-store']);
    expect(headers.get('content-security-policy')).toContain(`'sha256-${hash('sha256', style, 'base64')}'`);
    expect(text).not.toMatch(/<script|<link|<img|https?:\/\//);
  });

  it('lead the reporter through the call-back and, once closed, to reopening', async () => {
    const { receipt, issue } = await intake.received();
    const course = await new TestCourse(intake, issue).through('responding', 'resolving', 'verifying', 'judging');
    await intake.service.app.get(AskCallBack).run({ ...AskCallBackV1.example, key: 'page' as OrderKey, issue });
    const asked = await open(`/v1/status/${receipt}`);
    const action = /action="(\/v1\/call-backs\/[\w-]+)\?lang=zh"/.exec(asked.text)?.[1] ?? '';
    expect((await open(action)).text).toContain('问题是否解决？');
    const form = (path: string, fields: Readonly<Record<string, string>>) =>
      fetch(`${intake.service.url}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'follow',
        headers: { accept: 'text/html' },
      });
    const answered = await form(action, { contacted: 'true', solved: 'no', satisfaction: 'dissatisfied', comment: '灯还是\r\n不亮' });
    expect(await answered.text()).toContain('谢谢您的评价。');
    await course.move('closed');
    expect((await open(`/v1/status/${receipt}`)).text).toContain('申请重新办理');
    const reopened = await form(`/v1/status/${receipt}/reopening`, { reason: '<b>灯</b>' });
    expect(await reopened.text()).toContain('已收到重新办理的申请。');
  });

  it('let the reporter read and erase what is held about them', async () => {
    const { receipt } = await intake.received();
    const { text } = await open(`/v1/status/${receipt}`);
    const [, link = ''] = /href="([^"]*\/export)"/.exec(text) ?? [];
    const exported = await open(link);
    expect([exported.status, JSON.parse(exported.text)]).toEqual([200, expect.objectContaining({ reports: [expect.anything()] })]);

    const [, action = ''] = /action="([^"]*\/erasure)\?lang=zh"/.exec(text) ?? [];
    const erase = (fields: Readonly<Record<string, string>>) =>
      fetch(`${intake.service.url}${action}?lang=en`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { accept: 'text/html' },
      });
    expect((await erase({})).status).toBe(400);
    const erased = await erase({ confirm: 'erase' });
    expect([erased.status, await erased.text()]).toEqual([200, expect.stringContaining('Your personal data was erased.')]);
    expect((await open(`/v1/status/${receipt}`)).status).toBe(410);
  });

  it('show staff with a session how an issue stands, in escaped words', async () => {
    const { issue } = await intake.received();
    const course = await new TestCourse(intake, issue).through('responding');
    await course.move('resolving', { limitAt: instantOf(Date.now() + 3_600_000) });
    const body = { kind: 'extension', reason: '<script>alert(1)</script>', until: instantOf(Date.now() + 7_200_000) };
    await intake.send('POST', `/v1/issues/${issue}/requests`, { asker: { role: 'unit-staff', unit: TEST_UNIT }, body });
    const token = await intake.service.issuer.token({ role: 'operator' });
    const { status, text } = await open(`/issues/${issue}`, { cookie: `xianban=${token}` });
    expect(status).toBe(200);
    expect(text).toContain('承办单位正在处置');
    expect(text).toContain('未诉先办');
    expect(text).toMatch(/延期 ·\s*<strong>待审批<\/strong>/);
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script>');
    expect((await open(`/issues/${issue}?lang=en`, { cookie: `xianban=${token}` })).text).toContain('The responsible unit is at work');
  });

  it('show staff nothing without a session', async () => {
    const { issue } = await intake.received();
    expect((await open(`/issues/${issue}`)).status).toBe(401);
  });

  it('document every route of intake itself', async () => {
    const { body } = await intake.send<{ paths: Record<string, Record<string, { tags?: string[]; responses: object }>> }>(
      'GET',
      '/openapi.json',
    );
    // channels come and go with their folders
    const ofChannels = (operations: object) => Object.values(operations).some(({ tags }) => /^channel /.test(String(tags)));
    expect(
      Object.entries(body.paths)
        .filter(([path, operations]) => path.startsWith('/v1') && !ofChannels(operations))
        .map(([path]) => path)
        .sort(),
    ).toEqual([
      '/v1/call-backs/{token}',
      '/v1/channel-keys',
      '/v1/channel-keys/{id}/resumption',
      '/v1/channel-keys/{id}/revocation',
      '/v1/channel-keys/{id}/signing-secrets',
      '/v1/channel-keys/{id}/signing-secrets/retirement',
      '/v1/channel-keys/{id}/suspension',
      '/v1/channels/{channel}/attachments',
      '/v1/channels/{channel}/webhooks',
      '/v1/channels/{channel}/webhooks/{id}',
      '/v1/channels/{channel}/webhooks/{id}/deliveries',
      '/v1/channels/{channel}/webhooks/{id}/deliveries/{delivery}/redelivery',
      '/v1/channels/{channel}/webhooks/{id}/secret',
      '/v1/channels/{channel}/webhooks/{id}/test',
      '/v1/classification-rules',
      '/v1/issues',
      '/v1/issues/{number}',
      '/v1/issues/{number}/attachments',
      '/v1/issues/{number}/attachments/{id}',
      '/v1/issues/{number}/classification',
      '/v1/issues/{number}/merge',
      '/v1/issues/{number}/reports',
      '/v1/issues/{number}/requests',
      '/v1/issues/{number}/requests/{id}/decision',
      '/v1/issues/{number}/split',
      '/v1/issues/{number}/timeline',
      '/v1/merge-suggestions',
      '/v1/merge-suggestions/{id}/accept',
      '/v1/merge-suggestions/{id}/dismiss',
      '/v1/persons/search',
      '/v1/persons/{id}/erasure',
      '/v1/persons/{id}/export',
      '/v1/signs',
      '/v1/signs/{id}',
      '/v1/signs/{id}/decision',
      '/v1/status/{receipt}',
      '/v1/status/{receipt}/attachments/{id}',
      '/v1/status/{receipt}/erasure',
      '/v1/status/{receipt}/export',
      '/v1/status/{receipt}/reopening',
    ]);
    expect(body.paths['/v1/channels/api/reports']?.post?.responses).toHaveProperty('201');
  });
});
