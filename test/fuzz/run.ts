/**
 * `npm run fuzz [-- --examples N] [--seed N]`: sends a real intake what its OpenAPI document allows and forbids, and looks at what it answers and stores.
 * Exits with 1 if anything is wrong, with 2 for a wrong call.
 */
import { parseArgs } from 'node:util';

import { withTestServers } from '../bench/with-test-servers.ts';
import { fuzzIntake } from './fuzz-intake.ts';

const number = { type: 'string' } as const;
const { values } = parseArgs({ options: { examples: { ...number, default: '20' }, seed: { ...number, default: '12345' } } });
const effort = { examplesMost: Number(values.examples), seed: Number(values.seed) };
if (!Number.isInteger(effort.examplesMost) || effort.examplesMost < 1 || !Number.isInteger(effort.seed)) {
  console.error('npm run fuzz [-- --examples N] [--seed N]');
  process.exit(2);
}

const wrong = await withTestServers(() => fuzzIntake(effort));
for (const line of wrong) console.log(line);
console.log(wrong.length === 0 ? 'nothing found' : `${wrong.length} found`);
process.exit(wrong.length === 0 ? 0 : 1);
