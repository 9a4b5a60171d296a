import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { storedGarbage } from '@xianban/intake/testing/stored-garbage';
import { startTestNats } from '@xianban/messaging/testing/test-nats';
import type { Role } from '@xianban/service-kit/identity/role';

import { type Contender, end, startIntake } from '../bench/intake-contenders.ts';
import { type FuzzEffort, heldToItsDocument, type SentAlong } from './schemathesis.ts';

const CHANNELS = join(import.meta.dirname, '../../services/intake/src/channels');
/** Who works a channel whose callers are people. */
const STAFF: Readonly<Record<string, Role>> = {
  chaowoshuo: 'district-staff',
  'first-inquiry': 'street-staff',
  opinion: 'district-staff',
  visits: 'operator',
};

/** Fuzzes intake as it runs. What is wrong, in a line each. */
export async function fuzzIntake(effort: FuzzEffort): Promise<readonly string[]> {
  const nats = await startTestNats();
  try {
    const intake = await startIntake(nats);
    try {
      const isFaithful = await heldToItsDocument(intake.url, await proofs(intake), effort);
      const silent = await channelsWithoutReport(intake);
      const garbage = await storedGarbage(intake.database.dataSource);
      const isUp = await fetch(`${intake.url}/health/ready`).then(({ ok }) => ok);
      return [
        ...(isFaithful ? [] : ['intake answers otherwise than its OpenAPI document says']),
        // else what was sent was refused at the door, and nothing behind it was tried
        ...silent.map((channel) => `the channel ${channel} did not even take its example`),
        ...garbage.map((found) => `stored garbage: ${found}`),
        ...(isUp ? [] : ['intake is not ready afterwards']),
      ];
    } finally {
      await end(intake);
    }
  } finally {
    await nats.stop();
  }
}

/** Channels that are described and took no report. */
async function channelsWithoutReport({ url, database }: Contender): Promise<readonly string[]> {
  const { paths } = (await fetch(`${url}/openapi.json`).then((response) => response.json())) as { readonly paths: object };
  const rows = await database.dataSource.query<{ channel: string }[]>('SELECT DISTINCT channel FROM report');
  const reported = new Set(rows.map(({ channel }) => channel));
  return Object.keys(paths)
    .flatMap((path) => /^\/v1\/channels\/([a-z0-9-]+)\/reports$/.exec(path)?.[1] ?? [])
    .filter((channel) => !reported.has(channel));
}

/** The operator's token everywhere, and for each channel what its own callers prove themselves with. */
async function proofs({ url, issuer }: Contender): Promise<SentAlong[]> {
  const bearer = async (role: Role) => ({ Authorization: `Bearer ${await issuer.token({ role })}` });
  const operator = await bearer('operator');
  const channels = readdirSync(CHANNELS, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  const ofChannels = channels.map(async (channel): Promise<SentAlong> => {
    const path = `^/v1/channels/${channel}/`;
    const role = STAFF[channel];
    if (role) return { path, headers: await bearer(role) };
    const response = await fetch(`${url}/v1/channel-keys`, {
      method: 'POST',
      headers: { ...operator, 'content-type': 'application/json' },
      body: JSON.stringify({ channel, label: 'fuzz', can: [] }),
    });
    const { key } = (await response.json()) as { readonly key: string };
    return { path, headers: { ...operator, 'X-Api-Key': key } };
  });
  const others = { path: `^(?!/v1/channels/(${channels.join('|')})/)`, headers: operator };
  return [...(await Promise.all(ofChannels)), others];
}
