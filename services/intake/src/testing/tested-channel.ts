import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Actor } from '@xianban/service-kit/identity/actor';

import { readChannelDescription } from '../conformance/channel-description.js';
import { ChannelUnderTest, type ConformanceFixture, type ConformanceProof } from '../conformance/channel-under-test.js';
import type { TestIntake } from './test-intake.js';

/** Sources of the channels, also for what was built: fixtures are not copied. */
const CHANNELS = join(import.meta.dirname, '../../src/channels');

interface Issued {
  readonly id: string;
  readonly key: string;
  readonly signingSecret?: string;
  readonly hookUrl?: string;
}

/** A channel of this build, ready to be held to its promises. @throws Error if it takes no reports of others */
export async function testedChannel(intake: TestIntake, name: string): Promise<ChannelUnderTest> {
  const description = await readChannelDescription(intake.service.url, name);
  const proofs = [...(await issuedProofs(intake, name)), ...(await staffProofs(intake, description.roles))];
  const { authentication } = description;
  const usable = proofs.filter(
    ({ kind }) =>
      (kind === 'key' && authentication.includes('api-key')) ||
      (kind === 'secret' && authentication.includes('webhook-signature')) ||
      (kind === 'token' && authentication.includes('staff')),
  );
  return new ChannelUnderTest(intake.service.url, description, usable, channelFixtures(name));
}

/** The reports that stand in the folder `fixtures/` of a channel; tables there are for its own spec. */
export function channelFixtures(name: string): readonly ConformanceFixture[] {
  const folder = join(CHANNELS, name, 'fixtures');
  if (!existsSync(folder)) return [];
  const reports = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return reports.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

async function issuedProofs(intake: TestIntake, channel: string): Promise<ConformanceProof[]> {
  const { body } = await intake.send<Issued>('POST', '/v1/channel-keys', {
    asker: { role: 'operator' },
    body: { channel, label: `conformance ${Math.random()}` },
  });
  const { key, signingSecret: secret, hookUrl } = body;
  const hook = hookUrl && `${intake.service.url}${new URL(hookUrl).pathname}`;
  return [{ kind: 'key', key }, ...(secret !== undefined && hook ? [{ kind: 'secret' as const, hookUrl: hook, secret }] : [])];
}

async function staffProofs(intake: TestIntake, [role]: readonly string[]): Promise<ConformanceProof[]> {
  if (role === undefined) return [];
  const actor = { role: role as Actor['role'], sub: `conformance-${role}` };
  const { authorization } = await intake.service.as(actor);
  return [{ kind: 'token', token: authorization.slice('Bearer '.length), sub: actor.sub }];
}
