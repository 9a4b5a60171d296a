import { readFileSync } from 'node:fs';

import { connect, type NatsConnection } from '@nats-io/transport-node';

import { connectionOptions } from '../nats/connection-options.js';

const ENDPOINTS = '.run/endpoints.json';

/**
 * Connects an operator's command: to `XIANBAN_NATS_URL`, else to the system that was started here. Gives up at once where nobody listens.
 * @throws Error if there is neither, or nobody answers
 */
export async function operatorNats(name: string): Promise<NatsConnection> {
  const options = connectionOptions(process.env.XIANBAN_NATS_URL ?? startedHere(), name);
  return connect({ ...options, waitOnFirstConnect: false });
}

function startedHere(): string {
  let text: string;
  try {
    text = readFileSync(ENDPOINTS, 'utf8');
  } catch {
    throw new Error(`no system was started here (${ENDPOINTS} is missing) and XIANBAN_NATS_URL is not set`);
  }
  const { nats } = JSON.parse(text) as { nats?: unknown };
  if (typeof nats !== 'string') throw new Error(`${ENDPOINTS} does not say where NATS is`);
  return nats;
}
