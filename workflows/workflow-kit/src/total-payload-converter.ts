import { defaultPayloadConverter, type Payload, type PayloadConverter } from '@temporalio/common';

/**
 * Reads what it can. Bytes that nobody can read would fail the task of the workflow that they were sent to, again and again, for ever; as undefined
 * they are dropped like any other value that is no fact. Writes as Temporal does.
 */
class TotalPayloadConverter implements PayloadConverter {
  toPayload<T>(value: T): Payload {
    return defaultPayloadConverter.toPayload(value);
  }

  fromPayload<T>(payload: Payload): T {
    try {
      return defaultPayloadConverter.fromPayload(payload);
    } catch {
      return undefined as T;
    }
  }
}

/** Its name is where the sandbox looks for it. */
export const payloadConverter: PayloadConverter = new TotalPayloadConverter();
