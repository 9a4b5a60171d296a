import { connect } from 'node:net';

import { API_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';

const DEEP = '['.repeat(10_000) + ']'.repeat(10_000);
const body = (changes: object): object => ({ ...API_REPORT, ...changes });

describe('hostile input', () => {
  let intake: TestIntake;
  let key: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await intake.key('api');
    await intake.received();
  });
  afterAll(() => intake.stop());

  const refused = async (sent: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const before = await intake.rows();
    const answer = await intake.report<{ field?: string; type?: string; title?: string }>('api', key, sent, headers);
    expect(await intake.rows()).toEqual(before);
    return answer;
  };

  it.each<[string, string, unknown]>([
    ['no text', 'text', body({ text: undefined })],
    ['an empty text', 'text', body({ text: '  \n' })],
    ['a text that is none', 'text', body({ text: { $ne: '' } })],
    ['a million characters', 'text', body({ text: '路'.repeat(1_000_000) })],
    ['NUL', 'text', body({ text: 'a\0b' })],
    ['a lone surrogate', 'text', body({ text: 'a\ud800b' })],
    ['a direction override', 'text', body({ text: 'a\u202eb' })],
    ['no datum', 'datum', body({ datum: undefined })],
    ['an unknown datum', 'datum', body({ datum: 'WGS84' })],
    ['a point outside the district', 'lon', body({ lon: 116.3 })],
    ['swapped axes', 'lon', body({ lon: 39.95, lat: 90 })],
    ['a latitude beyond the pole', 'lat', body({ lat: 116.45 })],
    ['a coordinate as text', 'lon', body({ lon: '116.45' })],
    ['an infinite coordinate', 'lat', JSON.stringify(API_REPORT).replace('39.95', '1e400')],
    ['no number', 'lat', body({ lat: Number.NaN })],
    ['a time without a zone', 'observedAt', body({ observedAt: '2026-03-01T08:15:00' })],
    ['a day that does not exist', 'observedAt', body({ observedAt: '2026-02-29T08:15:00+08:00' })],
    ['a clock that is a day ahead', 'observedAt', body({ observedAt: new Date(Date.now() + 86_400_000).toISOString() })],
    ['a nature that the district does not know', 'nature', body({ nature: 'unicorn' })],
    ['an unknown category', 'category', body({ category: 'other' })],
    ['five pictures', 'photos', body({ photos: Array.from({ length: 5 }, () => 'https://example.org/a.jpg') })],
    ['a picture that is no https link', 'photos', body({ photos: ['file:///etc/passwd'] })],
    ['a phone that is none', 'reporter.phone', body({ reporter: { phone: "1' OR 1=1" } })],
    ['a reporter that is a list', 'reporter', body({ reporter: [] })],
    ['an unknown field', 'extra', body({ extra: 1 })],
    ['an unknown field of the reporter', 'reporter.idCard', body({ reporter: { idCard: '110' } })],
    ['a poisoned prototype', '__proto__', '{"__proto__": {"admin": true}, "text": "x"}'],
    ['a poisoned constructor', 'constructor', body({ constructor: { prototype: {} } })],
    ['depth without end', 'text', `{"text": ${DEEP}}`],
    ['a list', 'body', [API_REPORT]],
    ['null', 'body', 'null'],
    ['a number', 'body', '42'],
    ['nothing', 'body', ''],
    ['half a JSON', 'body', '{"text": "x'],
  ])('%s is refused, naming %s, and nothing is stored', async (_, field, sent) => {
    const answer = await refused(sent);
    expect(answer.status).toBe(400);
    expect(answer.body.field).toMatch(new RegExp(`^${field.replace('.', '\\.')}(\\.|$)`));
  });

  it('a body beyond the limit is refused, and nothing is stored', async () => {
    expect((await refused(JSON.stringify(body({ text: 'x'.repeat(9_000_000) })))).status).toBe(413);
  });

  it.each<[string, string]>([
    ['too long', 'x'.repeat(201)],
    ['with a space', 'a b'],
    ['empty', ''],
  ])('an idempotency key %s is refused, naming the header', async (_, value) => {
    const answer = await refused(API_REPORT, { 'idempotency-key': value });
    expect([answer.status, answer.body.field]).toEqual([400, 'Idempotency-Key']);
  });

  it.each<[string, Readonly<Record<string, string>>, number]>([
    ['no key', { 'x-api-key': '' }, 401],
    ['a wrong key', { 'x-api-key': 'xb_0000' }, 401],
    ['a very long key', { 'x-api-key': 'x'.repeat(5_000) }, 401],
  ])('%s is refused, naming the header', async (_, headers, status) => {
    const answer = await refused(API_REPORT, headers);
    expect([answer.status, answer.body.field]).toEqual([status, 'X-Api-Key']);
  });

  it('a key of another channel is refused', async () => {
    const riders = await intake.key('riders');
    const answer = await refused(API_REPORT, { 'x-api-key': riders });
    expect([answer.status, answer.body.field]).toEqual([403, 'X-Api-Key']);
  });

  it.each(['unknown', 'api%00', '..%2fapi', '__proto__'])('the channel %s is refused, naming it', async (channel) => {
    const before = await intake.rows();
    const { status, body } = await intake.report<{ field?: string }>(channel, key, API_REPORT);
    expect(status === 404 || status === 400).toBe(true);
    expect(body.field === 'channel' || status === 404).toBe(true);
    expect(await intake.rows()).toEqual(before);
  });

  it.each([
    ['text/plain', 415],
    ['application/xml', 415],
    ['multipart/form-data; boundary=x', 415],
  ])('a body of type %s is refused', async (type, status) => {
    expect((await refused(JSON.stringify(API_REPORT), { 'content-type': type })).status).toBe(status);
  });

  it('a compressed body is refused before it is inflated', async () => {
    expect((await refused(JSON.stringify(API_REPORT), { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('what is no HTTP is answered, and the service goes on', async () => {
    const { port } = new URL(intake.service.url);
    const socket = connect(Number(port), '127.0.0.1');
    const answer = await new Promise<string>((resolve) => {
      socket.once('data', (bytes) => resolve(bytes.toString()));
      socket.write('\x16\x03\x01 hello\r\n\r\n');
    });
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect((await intake.report('api', key, API_REPORT)).status).toBe(201);
  });
});
