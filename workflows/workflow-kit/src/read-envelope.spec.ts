import fc from 'fast-check';

import { readEnvelope, readInstant } from './read-envelope.js';

const GOOD = { id: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091', sequence: 2, time: '2026-03-01T09:02:00+08:00', data: { issue: 'x' } };

describe('reading an envelope', () => {
  it('gives what a process goes by', () => {
    expect(readEnvelope(GOOD)).toEqual({ ...GOOD, time: undefined, timeMs: Date.parse(GOOD.time) });
  });

  it('gives an envelope or nothing, whatever comes', () => {
    const broken = fc.record(
      { id: fc.anything(), sequence: fc.anything(), time: fc.anything(), data: fc.anything() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), broken), (payload) => {
        const envelope = readEnvelope(payload);
        return envelope === undefined || (envelope.sequence >= 1 && Number.isFinite(envelope.timeMs) && typeof envelope.data === 'object');
      }),
    );
  });

  it('knows no instant that is none', () => {
    expect(readInstant('2026-03-01T00:00:00Z')).toBe(Date.UTC(2026, 2, 1));
    for (const wrong of ['soon', '', 7, null, undefined, {}, '1'.repeat(1_000)]) expect(readInstant(wrong)).toBeUndefined();
  });
});
