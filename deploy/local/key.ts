import { parseArgs } from 'node:util';
import { createChannelKey } from './channel-keys.ts';
import { readEndpoints } from './endpoints.ts';
import { Refused } from './refused.ts';
import { runCommand } from './run-command.ts';
import { RunFolder } from './run-folder.ts';

/** `npm run -s key -- --channel api --can backdates --label "import"`: has the running intake make a channel key and prints it. */
await runCommand(async () => {
  const { values } = parseArgs({
    options: { channel: { type: 'string' }, can: { type: 'string', multiple: true }, label: { type: 'string' }, dir: { type: 'string' } },
  });
  if (!values.channel) throw new Refused('--channel is needed, e.g. --channel api');
  const folder = new RunFolder(values.dir);
  const endpoints = readEndpoints(folder);
  if (!endpoints) throw new Refused(`no system was started in ${folder.path}: npm start`);
  const can = (values.can ?? []).flatMap((value) => value.split(',')).filter(Boolean);
  const key = await createChannelKey(folder, endpoints.services.intake, {
    channel: values.channel,
    can,
    label: values.label ?? 'npm run key',
  });
  process.stdout.write(`${key}\n`);
});
