import type { Actor } from '@xianban/service-kit/identity/actor';

import type { KeyCapability } from '../domain/key-capability.js';

/** Who brings a report to a channel, once proven: the holder of a key, or a channel's own staff. */
export interface ChannelCaller {
  /** Of the key; UUID. */
  readonly id: string;
  /** Whose reports these are: external ids and accounts are unique for one holder. UUID. */
  readonly holder: string;
  readonly can: readonly KeyCapability[];
  /** The member of staff who brings it, if it is one. */
  readonly actor?: Actor;
}
