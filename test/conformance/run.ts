/**
 * `npm run conformance -- --open311 URL [--key KEY] [--lat N --long N]`: visits an Open311 endpoint and says of each point whether it is kept, and why
 * not. Key and place are those of the system that runs here, unless they are given. Exits with 1 if a point is broken, with 2 for a wrong call.
 */
import { parseArgs } from 'node:util';

import { readEndpoints } from '@xianban/local/endpoints';
import { RunFolder } from '@xianban/local/run-folder';

import { open311Conformance } from './open311.ts';

const { values } = parseArgs({
  options: {
    open311: { type: 'string' },
    key: { type: 'string' },
    lat: { type: 'string' },
    long: { type: 'string' },
    dir: { type: 'string' },
  },
});
const { open311: url, key } = values;
const [lat, long] = [values.lat, values.long].map((degrees) => (degrees === undefined ? undefined : Number(degrees)));
if (url === undefined || !URL.canParse(url) || Number.isNaN(lat) || Number.isNaN(long)) {
  console.error('npm run conformance -- --open311 URL [--key KEY] [--lat N --long N] [--dir DIR]');
  process.exit(2);
}
try {
  const target = { url, ...(key !== undefined && { key }), ...(lat !== undefined && { lat }), ...(long !== undefined && { long }) };
  const broken = await open311Conformance(target, readEndpoints(new RunFolder(values.dir)), (line) => console.log(line));
  process.exitCode = broken === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
