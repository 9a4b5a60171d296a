/**
 * Says of each promise whether it is kept, and why not. Exits with 1 if one is broken, with 2 for a wrong call.
 *
 * - `npm run conformance -- NAME`: a channel of this workspace, on servers of its own
 * - `npm run conformance -- --url URL --secret SECRET | --key KEY [--channel NAME]`: a channel of any running system; URL is that of a key's hooks,
 *   of the channel's reports, or of the system
 * - `npm run conformance -- --open311 URL [--key KEY] [--lat N --long N]`: an Open311 endpoint; key and place are those of the system that runs here,
 *   unless they are given
 */
import { parseArgs } from 'node:util';

import { readEndpoints } from '@xianban/local/endpoints';
import { RunFolder } from '@xianban/local/run-folder';

const USAGE = `npm run conformance -- NAME
npm run conformance -- --url URL --secret SECRET|--key KEY [--channel NAME]
npm run conformance -- --open311 URL [--key KEY] [--lat N --long N] [--dir DIR]`;

/** A suite with what it needs, loaded when it is asked for; undefined for a wrong call. */
function chosenSuite(): ((say: (line: string) => void) => Promise<number>) | undefined {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { open311: text, url: text, secret: text, key: text, channel: text, lat: text, long: text, dir: text },
  });
  const { open311, url, key, secret, channel, dir } = values;
  const [name, ...others] = positionals;
  const [lat, long] = [values.lat, values.long].map((degrees) => (degrees === undefined ? undefined : Number(degrees)));
  if (open311 !== undefined) {
    if (!URL.canParse(open311) || Number.isNaN(lat) || Number.isNaN(long)) return undefined;
    const target = {
      url: open311,
      ...(key !== undefined && { key }),
      ...(lat !== undefined && { lat }),
      ...(long !== undefined && { long }),
    };
    return async (say) => (await import('./open311.ts')).open311Conformance(target, readEndpoints(new RunFolder(dir)), say);
  }
  if (url !== undefined) {
    if (!URL.canParse(url) || (key === undefined && secret === undefined)) return undefined;
    return async (say) => (await import('./channels.ts')).outsideConformance({ url, key, secret, channel }, say);
  }
  return name === undefined || others.length > 0 ? undefined : async (say) => (await import('./channels.ts')).channelConformance(name, say);
}

try {
  const suite = chosenSuite();
  if (!suite) {
    console.error(USAGE);
    process.exit(2);
  }
  process.exit((await suite((line) => console.log(line))) === 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
