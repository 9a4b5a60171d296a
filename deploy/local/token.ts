import { parseArgs } from 'node:util';
import { ROLES, signLocalToken } from './local-issuer.ts';
import { Refused } from './refused.ts';
import { runCommand } from './run-command.ts';
import { RunFolder } from './run-folder.ts';

/** `npm run -s token -- --role grid-worker --area 110105001 --unit … --sub … --can backdates --ttl 8h`: prints a token and nothing else. */
await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      role: { type: 'string' },
      area: { type: 'string', multiple: true },
      unit: { type: 'string' },
      sub: { type: 'string' },
      can: { type: 'string', multiple: true },
      ttl: { type: 'string' },
      dir: { type: 'string' },
    },
  });
  const { role, unit, sub, ttl } = values;
  if (!role) throw new Refused(`--role is needed: choose one of ${ROLES.join(', ')}`);
  const areas = listed(values.area);
  const token = await signLocalToken(new RunFolder(values.dir), {
    role,
    can: listed(values.can),
    ...(areas.length > 0 && { areas }),
    ...(unit && { unit }),
    ...(sub && { sub }),
    ...(ttl && { ttl }),
  });
  process.stdout.write(`${token}\n`);
});

/** Options may be repeated, and hold several values with commas between. */
function listed(values: readonly string[] = []): string[] {
  return values.flatMap((value) => value.split(',')).filter(Boolean);
}
