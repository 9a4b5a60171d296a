import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { intakeClient } from '@xianban/client/intake-client';
import { startTestIntake, type TestIntake } from '@xianban/intake/testing/test-intake';

const CLIENT = join(import.meta.dirname, '../../libs/client');

describe('the typed client', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  it('reports, and reads what became of it by the receipt alone', async () => {
    const client = intakeClient({ baseUrl: intake.service.url, apiKey: await intake.key('api'), language: 'en' });
    const body = { text: '路灯不亮', datum: 'WGS-84', lon: 116.45, lat: 39.95 } as const;
    const { data, response } = await client.POST('/v1/channels/api/reports', { body });
    expect(response.status).toBe(201);
    const { receipt = '', message } = data as { receipt?: string; message?: string };
    expect(message).toContain('Accepted');

    const reader = intakeClient({ baseUrl: intake.service.url });
    const status = await reader.GET('/v1/status/{receipt}', { params: { path: { receipt } } });
    expect(status.data?.state).toBe('received');
  });

  it('gives a refusal as a value that names the field', async () => {
    const client = intakeClient({ baseUrl: intake.service.url, apiKey: await intake.key('api') });
    const body = { text: '路灯不亮', datum: 'WGS-84', lon: 0, lat: 0 } as const;
    const { data, error } = await client.POST('/v1/channels/api/reports', { body });
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ status: 400, field: 'lon' });
  });

  it('manages webhooks of its own', async () => {
    const client = intakeClient({ baseUrl: intake.service.url, apiKey: await intake.key('api') });
    const params = { path: { channel: 'api' } };
    const made = await client.POST('/v1/channels/{channel}/webhooks', { params, body: { url: 'https://hooks.example/xianban' } });
    expect(made.data?.secret).toMatch(/^whsec_/);
    const { data } = await client.GET('/v1/channels/{channel}/webhooks', { params });
    expect(data?.items.map(({ id }) => id)).toEqual([made.data?.id]);
  });

  it('is published as built code with its types, and nothing else', () => {
    const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: CLIENT, encoding: 'utf8' })) as [
      { files: { path: string }[] },
    ];
    const files = packed.files.map(({ path }) => path);
    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'dist/intake-client.js', 'dist/intake-client.d.ts', 'dist/read-webhook.js']),
    );
    expect(files.filter((file) => !/^(README\.md|package\.json|dist\/[a-z-]+\.(js|d\.ts))$/.test(file))).toEqual([]);
  });
});
