/** The parts of a fact's envelope that a durable process goes by. */
export interface ReadEnvelope {
  readonly id: string;
  readonly sequence: number;
  readonly timeMs: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads what a signal brought. Total: anything else than the envelope of a fact gives undefined. */
export function readEnvelope(payload: unknown): ReadEnvelope | undefined {
  if (!isObject(payload) || !isObject(payload.data)) return undefined;
  const { id, sequence, time, data } = payload;
  const timeMs = readInstant(time);
  if (typeof id !== 'string' || id.length === 0 || id.length > 64) return undefined;
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1 || timeMs === undefined) return undefined;
  return { id, sequence, timeMs, data };
}

/** Epoch milliseconds of an instant; undefined for anything else. */
export function readInstant(value: unknown): number | undefined {
  const epochMs = typeof value === 'string' && value.length <= 40 ? Date.parse(value) : Number.NaN;
  return Number.isNaN(epochMs) ? undefined : epochMs;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
