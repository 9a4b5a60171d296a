import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { RIDER_REPORT, startTestIntake, type TestIntake } from '@xianban/intake/testing/test-intake';
import { localChannelKeys } from '@xianban/local/channel-keys';
import { writeJsonFile } from '@xianban/local/json-file';
import { LOCAL_AUDIENCE, LOCAL_ISSUER, prepareLocalIssuer } from '@xianban/local/local-issuer';
import { RunFolder } from '@xianban/local/run-folder';

const run = promisify(execFile);
const PROGRAM = join(import.meta.dirname, '../../deploy/local/key.ts');

describe('npm run key', () => {
  let folder: RunFolder;
  let intake: TestIntake;

  beforeAll(async () => {
    folder = new RunFolder(await mkdtemp(join(tmpdir(), 'xianban-keys-')));
    await prepareLocalIssuer(folder);
    const identity = { jwksUrl: pathToFileURL(folder.jwks), issuer: LOCAL_ISSUER, audience: LOCAL_AUDIENCE };
    intake = await startTestIntake({ identity });
    writeJsonFile(folder.endpoints, { services: { intake: intake.service.url } });
  });
  afterAll(async () => {
    await intake.stop();
    await rm(folder.path, { recursive: true });
  });

  const key = (...words: readonly string[]) => run(process.execPath, [PROGRAM, '--dir', folder.path, ...words]);

  it('prints the key alone, so that a shell can keep it', async () => {
    const { stdout, stderr } = await key('--channel', 'api');
    expect(stdout).toMatch(/^xb_[\w-]+\n$/);
    expect(stderr).toBe('');
  });

  it('makes one to try out with, whose reports are accepted and told to nobody', async () => {
    const { stdout } = await key('--channel', 'riders', '--sandbox');
    const before = await intake.rows();
    expect((await intake.report('riders', stdout.trim(), RIDER_REPORT)).status).toBe(201);
    const after = await intake.rows();
    expect([after['report'], after['outbox']]).toEqual([(before['report'] ?? 0) + 1, before['outbox']]);
  });

  it('shows beside it what to sign with and where to send, or all of it as JSON', async () => {
    const { stderr } = await key('--channel', 'riders');
    expect(stderr).toMatch(/signed messages go to http\S+\/v1\/channels\/riders\/hooks\/[\w-]{36}\nand are signed with whsec_\S+,/);
    const whole = await key('--channel', 'riders', '--json');
    expect([JSON.parse(whole.stdout), whole.stderr]).toEqual([
      {
        id: expect.any(String),
        key: expect.stringMatching(/^xb_/),
        signingSecret: expect.stringMatching(/^whsec_/),
        hookUrl: expect.any(String),
      },
      '',
    ]);
  });

  it('says in one line what intake has against it', async () => {
    await expect(key('--channel', 'nowhere')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^intake made no key: .*\n$/),
    });
  });

  it('keeps the keys that a start has made, and makes those that are new', async () => {
    const first = await localChannelKeys(folder, intake.service.url, { api: { channel: 'api' } });
    const wanted = { api: { channel: 'api' }, 'open311-sandbox': { channel: 'open311', sandbox: true } };
    const second = await localChannelKeys(folder, intake.service.url, wanted);
    expect(second.api).toBe(first.api);
    expect(second['open311-sandbox']).not.toBe(second.api);
  });
});
