import { access, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Channel } from './channel.js';

/** Where the channels stand: one folder each. */
const CHANNELS = new URL('../channels/', import.meta.url);
/** Where their sources stand, if they are here: what was once built of a folder that is gone stays behind, and is no channel any more. */
const SOURCES = new URL('../../src/channels/', import.meta.url);

/** A folder below `channels/` is not a channel, or two claim one name. */
export class InvalidChannel extends Error {
  override readonly name = 'InvalidChannel';
}

/** Finds every channel by scanning the folder, so that adding one touches nothing else. @throws InvalidChannel */
export async function loadChannels(): Promise<readonly Channel[]> {
  const folders = await readdir(CHANNELS, { withFileTypes: true });
  const sources = await readdir(SOURCES).catch(() => undefined);
  const names = folders.filter((entry) => entry.isDirectory() && (sources?.includes(entry.name) ?? true)).map(({ name }) => name);
  return Promise.all(names.sort().map(loadChannel));
}

async function loadChannel(folder: string): Promise<Channel> {
  if (!(await hasDeclaration(folder))) throw new InvalidChannel(`channels/${folder} has no channel.ts`);
  const { default: channel } = (await import(`../channels/${folder}/channel.js`)) as { default?: Channel };
  if (!channel) throw new InvalidChannel(`channels/${folder}/channel.ts has no default export`);
  if (channel.name !== folder) throw new InvalidChannel(`channels/${folder} calls itself ${channel.name}`);
  return channel;
}

async function hasDeclaration(folder: string): Promise<boolean> {
  // .js once built, .ts while specs run on the sources
  const candidates = ['channel.js', 'channel.ts'].map((file) => fileURLToPath(new URL(`${folder}/${file}`, CHANNELS)));
  const found = await Promise.all(
    candidates.map((file) =>
      access(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
