/** Everyone who connects to NATS: a process of the system, or the operator's command line. */
export const NATS_USERS = ['intake', 'grid', 'analytics', 'worker', 'operator'] as const;
export type NatsUser = (typeof NATS_USERS)[number];

/** What a user may do on NATS, in the words of the server's configuration. */
export interface NatsPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /** May answer a request on the subject that it names. */
  readonly answers: boolean;
}

/** Subjects that each user alone tells facts or gives orders on. Source: the owners in libs/contracts, which a spec compares. */
const OWN_SUBJECTS: Readonly<Record<Exclude<NatsUser, 'operator'>, readonly string[]>> = {
  intake: ['evt.report.>', 'evt.issue.>', 'evt.request.>', 'evt.call-back.>', 'evt.reopening.>', 'evt.sign.>', 'evt.history.>'],
  grid: ['evt.task.>'],
  analytics: [],
  worker: ['cmd.>'],
};

/** Enough to see that the streams exist and to read one's own consumers of them; nobody may delete or purge. */
const JETSTREAM = [
  '$JS.API.INFO',
  '$JS.API.STREAM.NAMES',
  '$JS.API.STREAM.LIST',
  ...['EVENTS', 'QUARANTINE'].flatMap((stream) => ['CREATE', 'UPDATE', 'INFO'].map((verb) => `$JS.API.STREAM.${verb}.${stream}`)),
  // a consumer's name is one token, so that "its own" cannot be told from "another's" here
  ...['CREATE', 'DURABLE.CREATE', 'INFO', 'NAMES', 'LIST', 'MSG.NEXT'].flatMap((verb) => [
    `$JS.API.CONSUMER.${verb}.EVENTS`,
    `$JS.API.CONSUMER.${verb}.EVENTS.>`,
  ]),
  '$JS.ACK.>',
  '$JS.FC.>',
];

/** Least right: own subjects, own orders, quarantine and the streams. Source: architecture, rule 12. */
export function natsPermissions(user: NatsUser): NatsPermissions {
  if (user === 'operator') return { publish: ['>'], subscribe: ['>'], answers: false };
  return {
    publish: [...OWN_SUBJECTS[user], 'dead.*', ...JETSTREAM],
    subscribe: ['_INBOX.>', ...(user === 'worker' ? [] : [`cmd.${user}.>`])],
    answers: user !== 'worker',
  };
}
