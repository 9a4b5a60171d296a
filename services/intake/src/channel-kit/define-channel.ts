import { CHANNEL_NAME, type ChannelName } from '@xianban/contracts/values/identifiers';

import type { Channel, ChannelDeclaration } from './channel.js';

const NOUN = /^[a-z][a-z-]{1,39}$/;

/** Declares a channel, as the default export of `channels/<name>/channel.ts`. @throws TypeError if the declaration contradicts itself. */
export function defineChannel<Payload extends object>(declaration: ChannelDeclaration<Payload>): Channel {
  const { name, can, reporters } = declaration;
  if (!CHANNEL_NAME.test(name)) throw new TypeError(`a channel's name is like riders, not ${name}`);
  if (can.feedback && !(reporters && NOUN.test(reporters)))
    throw new TypeError(`channel ${name} gives feedback, so it must say what its reporters are called`);
  if (can.batch !== undefined && !(Number.isInteger(can.batch) && can.batch > 0))
    throw new TypeError(`channel ${name}: batch must be a whole number above 0`);
  if (can.csv && can.batch === undefined) throw new TypeError(`channel ${name} takes CSV, so it must say how many reports at most`);
  return {
    ...declaration,
    name: name as ChannelName,
    fieldOf: declaration.fieldOf ?? {},
    ofSending: declaration.ofSending ?? [],
    // the kit only hands over what it validated against `payload`
    externalId: (payload, context) => declaration.externalId(payload as Payload, context),
    reporter: (payload, context) => declaration.reporter(payload as Payload, context),
    report: (payload, context) => declaration.report(payload as Payload, context),
  };
}
