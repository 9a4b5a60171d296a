import { parseArgs } from 'node:util';
import { createChannelKey } from './channel-keys.ts';
import { readEndpoints } from './endpoints.ts';
import { Refused } from './refused.ts';
import { runCommand } from './run-command.ts';
import { RunFolder } from './run-folder.ts';

/**
 * `npm run -s key -- --channel api --can backdates --label "import"`: has the running intake make a channel key and prints it.
 *
 * `--sandbox` makes one to try out with. Where the channel takes signed messages, what to sign with and where to send them stand on stderr, so that
 * `KEY=$(npm run -s key …)` gets the key alone; `--json` prints everything as intake answers it.
 */
await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      channel: { type: 'string' },
      can: { type: 'string', multiple: true },
      label: { type: 'string' },
      sandbox: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      dir: { type: 'string' },
    },
  });
  const { channel, label = 'npm run key', sandbox } = values;
  if (!channel) throw new Refused('--channel is needed, e.g. --channel api');
  const folder = new RunFolder(values.dir);
  const endpoints = readEndpoints(folder);
  if (!endpoints) throw new Refused(`no system was started in ${folder.path}: npm start`);
  const can = (values.can ?? []).flatMap((value) => value.split(',')).filter(Boolean);
  const issued = await createChannelKey(folder, endpoints.services.intake, { channel, can, label, sandbox });
  process.stdout.write(`${values.json ? JSON.stringify(issued, undefined, 2) : issued.key}\n`);
  const { signingSecret, hookUrl } = issued;
  if (signingSecret === undefined || hookUrl === undefined || values.json) return;
  process.stderr.write(`signed messages go to ${hookUrl}\nand are signed with ${signingSecret}, which is shown this once\n`);
});
