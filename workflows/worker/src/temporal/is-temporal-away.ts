import { isGrpcServiceError } from '@temporalio/client';

/** gRPC: cancelled, deadline exceeded, resource exhausted, aborted, internal, unavailable. */
const AWAY_CODES: ReadonlySet<number> = new Set([1, 4, 8, 10, 13, 14]);
const NOT_FOUND = 5;
const INVALID_ARGUMENT = 3;

/** Whether an error says that Temporal cannot be used for now, so that what was asked is not to blame. */
export function isTemporalAway(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (!isGrpcServiceError(cause)) continue;
    const { code, message } = cause;
    if (AWAY_CODES.has(code)) return true;
    // a namespace or search attributes that the server is still about to know
    return (code === NOT_FOUND && /namespace/i.test(message)) || (code === INVALID_ARGUMENT && /search attribute/i.test(message));
  }
  return false;
}
