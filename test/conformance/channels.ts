import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readChannelDescription } from '@xianban/intake/conformance/channel-description';
import { ChannelUnderTest, type ConformanceProof } from '@xianban/intake/conformance/channel-under-test';
import { CONFORMANCE_PROMISES, heldTo } from '@xianban/intake/conformance/run-conformance';
import { startTestIntake } from '@xianban/intake/testing/test-intake';
import { testedChannel } from '@xianban/intake/testing/tested-channel';

import { withTestServers } from '../bench/with-test-servers.ts';

const CHANNELS = join(import.meta.dirname, '../../services/intake/src/channels');
const ADDRESS = /^(.*)\/v1\/channels\/([a-z][a-z0-9-]*)\/(reports|hooks\/[0-9a-f-]{36})\/?$/;

/** A channel of a system that runs somewhere. */
export interface OutsideChannel {
  /** Of the system, of the channel's reports, or of a key's hooks. */
  readonly url: string;
  readonly key?: string;
  /** Needs the address of the key's hooks. */
  readonly secret?: string;
  readonly channel?: string;
}

/** Boots intake on servers of its own and holds one of its channels to every promise. How many are broken. @throws Error if there is no such channel */
export async function channelConformance(name: string, say: (line: string) => void): Promise<number> {
  const names = readdirSync(CHANNELS, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  if (!names.includes(name)) throw new Error(`there is no channel ${name}; there are ${names.join(', ')}`);
  return withTestServers(async () => {
    const intake = await startTestIntake();
    try {
      return await held(await testedChannel(intake, name), say);
    } finally {
      await intake.stop();
    }
  });
}

/** Holds a channel of any running system to every promise that can be seen from outside. How many are broken. @throws Error for a call that cannot work */
export async function outsideConformance(outside: OutsideChannel, say: (line: string) => void): Promise<number> {
  const [, base = outside.url, named, rest = ''] = ADDRESS.exec(outside.url) ?? [];
  const name = outside.channel ?? named;
  if (name === undefined) throw new Error('say --channel NAME, or the address of its reports or hooks');
  const baseUrl = base.replace(/\/+$/, '');
  const proofs: ConformanceProof[] = [];
  if (outside.key !== undefined) proofs.push({ kind: 'key', key: outside.key });
  if (outside.secret !== undefined) {
    if (!rest.startsWith('hooks/')) throw new Error('a secret needs the address of its key: --url …/v1/channels/NAME/hooks/ID');
    proofs.push({ kind: 'secret', hookUrl: outside.url, secret: outside.secret });
  }
  return held(new ChannelUnderTest(baseUrl, await readChannelDescription(baseUrl, name), proofs), say);
}

async function held(channel: ChannelUnderTest, say: (line: string) => void): Promise<number> {
  let broken = 0;
  let kept = 0;
  for (const promise of CONFORMANCE_PROMISES) {
    const { says, verdict, why } = await heldTo(promise, channel);
    if (verdict === 'broken') broken += 1;
    if (verdict === 'kept') kept += 1;
    const mark = { kept: 'kept  ', broken: 'BROKEN', 'not concerned': '–     ' }[verdict];
    say(`${mark} ${says}${why === undefined ? '' : `\n       ${why}`}`);
  }
  say(`${channel.description.name}: ${kept} promises kept, ${broken} broken`);
  return broken;
}
