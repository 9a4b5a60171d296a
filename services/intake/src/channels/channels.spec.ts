import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadChannels } from '../channel-kit/load-channels.js';
import { type Acceptance, type Answer, startTestIntake, type TestIntake } from '../testing/test-intake.js';

const channels = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const fixtures = channels.flatMap(({ name: channel }) =>
  readdirSync(join(import.meta.dirname, channel, 'fixtures')).map((file) => ({
    channel,
    file,
    text: readFileSync(join(import.meta.dirname, channel, 'fixtures', file), 'utf8'),
  })),
);

describe.each(channels.map(({ name }) => name))('the channel %s', (channel) => {
  let intake: TestIntake;
  let key: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await intake.key(channel);
  });
  afterAll(() => intake.stop());

  /** As somebody whom the channel lets report. */
  const send = async <Body = Acceptance>(body: unknown, sender = key, headers = {}): Promise<Answer<Body>> => {
    const declared = (await loadChannels()).find(({ name }) => (name as string) === channel);
    const staff = declared?.authentication.find((way) => way.kind === 'staff');
    if (!staff) return intake.report(channel, sender, body, headers);
    return intake.send('POST', `/v1/channels/${channel}/reports`, { asker: { role: staff.roles[0] }, headers, body });
  };
  const own = fixtures.filter((fixture) => fixture.channel === channel);

  it.each(own.filter(({ file }) => file.startsWith('good-')))('takes $file, twice the same', async ({ text }) => {
    const headers = { 'idempotency-key': 'fixture', 'content-type': 'application/json' };
    const first = await send(text, key, headers);
    expect(first.status).toBe(201);
    expect(await send(text, key, headers)).toEqual(first);
    await intake.database.dataSource.query('TRUNCATE idempotency_key');
  });

  it.each(own.filter(({ file }) => file.startsWith('bad-')))('refuses $file by the name of the field', async ({ file, text }) => {
    const { status, body } = await send<{ field: string }>(text);
    expect([status, body.field]).toEqual([400, file.split('-')[1]]);
  });

  it('shows an example that it takes', async () => {
    const { body } = await intake.send<{
      paths: Record<string, Record<string, { requestBody: { content: Record<string, { examples: { one: { value: object } } }> } }>>;
    }>('GET', '/openapi.json');
    const example = body.paths[`/v1/channels/${channel}/reports`]?.['post']?.requestBody.content['application/json']?.examples.one.value;
    // a holder of its own: a fixture may use the same id
    expect((await send(example, await intake.key(channel))).status).toBe(201);
  });

  it('says in its folder who reports there, and has good and bad fixtures', () => {
    expect(readFileSync(join(import.meta.dirname, channel, 'README.md'), 'utf8')).toContain(`# ${channel}`);
    expect(new Set(own.map(({ file }) => file.split('-')[0]))).toEqual(new Set(['good', 'bad']));
  });
});
