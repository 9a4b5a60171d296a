import type { Channel } from '../channel-kit/channel.js';

/** What a program must know of a channel beside the schema of its payload: `x-channel` in the description of the API. */
export interface ChannelExtension {
  readonly name: string;
  readonly authentication: readonly string[];
  /** Roles of staff that may report. */
  readonly roles: readonly string[];
  readonly batch?: number;
  /** Columns of a table, each with its field. */
  readonly csvColumns?: Readonly<Record<string, string>>;
  /** Fields of the payload: its own id, its words, and the id of whoever reports. */
  readonly fields: { readonly externalId: string; readonly text: string; readonly account?: string };
  /** What reporters are called in the address of their feedback. */
  readonly feedback?: string;
}

/** Says it of a channel, from its declaration and its example. */
export function channelExtension(channel: Channel): ChannelExtension {
  const { name, authentication, can, fieldOf, reporters } = channel;
  const account = accountField(channel);
  return {
    name,
    authentication: authentication.map(({ kind }) => kind),
    roles: authentication.flatMap((way) => (way.kind === 'staff' ? way.roles : [])),
    ...(can.batch !== undefined && { batch: can.batch }),
    ...(can.csv && { csvColumns: can.csv.columns }),
    fields: { externalId: fieldOf.externalId ?? 'externalId', text: fieldOf.text ?? 'text', ...(account !== undefined && { account }) },
    ...(can.feedback && reporters !== undefined && { feedback: reporters }),
  };
}

/** The field that the mapping takes for the account, told by its value in the example. */
function accountField({ example, reporter }: Channel): string | undefined {
  const nobody = { id: '', holder: '', can: [] };
  const { account } = reporter(example, { caller: nobody, nowMs: 0 });
  return account === undefined ? undefined : Object.entries(example).find(([, value]) => value === account)?.[0];
}
