import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import * as fc from 'fast-check';

import { outboxRow } from '../outbox/outbox-row.js';
import { jsonBytes } from '../testing/json-bytes.js';
import { ENVELOPE_BYTES_MOST } from './parse-envelope.js';
import { parseFact } from './parse-fact.js';
import { DEPTH_MOST, parseJson } from './parse-json.js';

const told = { subject: ReportAcceptedV1.example.report, sequence: 3, data: ReportAcceptedV1.example };
const { payload } = outboxRow({ source: '/services/intake', nowMs: () => Date.UTC(2026, 2, 1) }, ReportAcceptedV1, told);
const envelope = JSON.parse(payload) as Record<string, unknown>;
const data = envelope['data'] as Record<string, unknown>;

const parse = (value: unknown) =>
  parseFact(ReportAcceptedV1, typeof value === 'string' ? new TextEncoder().encode(value) : jsonBytes(value));
const refused = (field: string | undefined) => ({ ok: false, reason: 'invalid', ...(field === undefined ? {} : { field }) });

describe('parsing a fact', () => {
  it('reads what a service told', () => {
    const parsed = parse(payload);
    expect(parsed).toEqual({ ok: true, fact: envelope });
    expect(parsed.ok && parsed.fact.data).toBeInstanceOf(ReportAcceptedV1);
  });

  it('makes a value or a refusal of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(parseFact(ReportAcceptedV1, bytes)).toMatchObject({ ok: false, reason: 'invalid' });
      }),
    );
  });

  it('makes a value or a refusal of any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(parse(text)).toMatchObject({ ok: false, reason: 'invalid' });
      }),
    );
  });

  it('makes a value or a refusal of an envelope with anything in any place', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant(undefined));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(envelope)), anything, (key, value) => {
        expect(typeof parse({ ...envelope, [key]: value }).ok).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(data)), anything, (key, value) => {
        const parsed = parse({ ...envelope, data: { ...data, [key]: value } });
        if (!parsed.ok) expect(parsed.field).toMatch(new RegExp(`^data\\.${key}`));
      }),
    );
  });

  it('makes a value or a refusal of a fact with some bytes changed', () => {
    const bytes = new TextEncoder().encode(payload);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }), (changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        expect(typeof parseFact(ReportAcceptedV1, changed).ok).toBe('boolean');
      }),
    );
  });

  it.each(['id', 'source', 'specversion', 'type', 'subject', 'sequence', 'time', 'dataschema', 'data'])('refuses one without %s', (key) => {
    expect(parse({ ...envelope, [key]: undefined })).toMatchObject(refused(key));
  });

  it.each([
    ['id', 'not-a-uuid'],
    ['specversion', '0.3'],
    ['sequence', 0],
    ['sequence', 1.5],
    ['time', '2026-02-30T08:00:00Z'],
    ['time', '2026-03-01 08:00:00'],
    ['time', 'now'],
    ['type', 'evt.task.accepted.v1'],
    ['data', []],
    ['subject', ''],
  ])('refuses %s %j', (key, value) => {
    expect(parse({ ...envelope, [key]: value })).toMatchObject(refused(key));
  });

  it('names the field of the data that is at fault', () => {
    expect(parse({ ...envelope, data: { ...data, at: [190, 0] } })).toMatchObject(refused('data.at'));
    expect(parse({ ...envelope, data: { ...data, keywords: ['路灯', 7] } })).toMatchObject(refused('data.keywords'));
  });

  it('drops fields that it does not know', () => {
    const parsed = parse({ ...envelope, data: { ...data, colour: 'red' } });
    expect(parsed.ok && Object.keys(parsed.fact.data)).toEqual(Object.keys(data));
  });

  it('refuses what PostgreSQL would change or refuse', () => {
    for (const text of ['\u0000', '\ud800', 'x\udfff']) {
      expect(parse({ ...envelope, data: { ...data, nature: text } })).toMatchObject(refused('data.nature'));
    }
    expect(parse(payload.replace('"sequence":3', '"sequence":1e400'))).toMatchObject(refused('sequence'));
  });

  it('keeps prototypes out of reach', () => {
    const text = payload.replace('"data":{', '"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},');
    const parsed = parse(text);
    expect(parsed.ok).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(parsed.ok && (parsed.fact.data as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses depth and size without suffering from them', () => {
    expect(parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toMatchObject({ ok: false });
    expect(parseJson(new TextEncoder().encode(`${'['.repeat(DEPTH_MOST)}${']'.repeat(DEPTH_MOST)}`), 1_000)).toMatchObject({ ok: true });
    expect(parse('x'.repeat(ENVELOPE_BYTES_MOST + 1))).toMatchObject({ ok: false, detail: `more than ${ENVELOPE_BYTES_MOST} bytes` });
  });

  it('lets the last of two equal keys count', () => {
    const parsed = parse(payload.replace('"sequence":3', '"sequence":3,"sequence":4'));
    expect(parsed.ok && parsed.fact.sequence).toBe(4);
  });
});
