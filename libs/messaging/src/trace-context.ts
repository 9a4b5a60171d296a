import { AsyncLocalStorage } from 'node:async_hooks';

const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

const current = new AsyncLocalStorage<string>();

/** W3C trace context of what this code runs on behalf of: the order, the fact or the request. */
export function currentTraceparent(): string | undefined {
  return current.getStore();
}

/** Runs the work on behalf of a trace; one that is absent or malformed is not passed on. */
export function withTraceparent<R>(traceparent: string | undefined, work: () => R): R {
  return traceparent !== undefined && TRACEPARENT.test(traceparent) ? current.run(traceparent, work) : work();
}
