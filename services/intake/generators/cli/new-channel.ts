/** `npm run new:channel NAME`: writes the folder of a new channel of intake. Exits with 1 and one line for a name that is bad or taken. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { nameFault } from '../channel/name-fault.ts';

const ROOT = join(import.meta.dirname, '../../../..');

const [name, ...others] = process.argv.slice(2);
if (name === undefined || others.length > 0) refuse('npm run new:channel NAME, e.g. npm run new:channel park-wardens');
const fault = nameFault(name, readdirSync(join(ROOT, 'services/intake/src/channels')));
if (fault !== undefined) refuse(fault);

const nx = join(ROOT, 'node_modules/.bin/nx');
// by itself Nx asks the terminal and tells of its cloud
const env = { ...process.env, CI: 'true', NX_DAEMON: 'false', FORCE_COLOR: '0' };
const { status, stdout, stderr } = spawnSync(process.execPath, [nx, 'generate', '@xianban/intake:channel', name], {
  cwd: ROOT,
  env,
  encoding: 'utf8',
});
if (status !== 0) refuse(`${stdout}${stderr}`.trim());
console.log(
  stdout
    .split('\n')
    .filter((line) => line.startsWith('CREATE'))
    .join('\n'),
);
console.log(`\nnow: npm run conformance -- ${name}`);

function refuse(line: string): never {
  console.error(line);
  process.exit(1);
}
