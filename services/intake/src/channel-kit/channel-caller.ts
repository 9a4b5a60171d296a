import type { Category, Nature } from '@xianban/contracts/values/classification';
import type { Actor } from '@xianban/service-kit/identity/actor';

import type { KeyCapability } from '../domain/key-capability.js';

/** Who brings a report to a channel, once proven: the holder of a key, or a channel's own staff. */
export interface ChannelCaller {
  /** Of the key; UUID. */
  readonly id: string;
  /** Whose reports these are: external ids and accounts are unique for one holder. UUID. */
  readonly holder: string;
  readonly can: readonly KeyCapability[];
  /** True for somebody who tries out: reports are checked, kept and answered like others, but nobody is told of them, and they are swept. */
  readonly sandbox?: boolean;
  /** What it may report; absent for everything. */
  readonly categories?: readonly Category[] | null;
  readonly natures?: readonly Nature[] | null;
  /** How many reports it may send; absent for any number. */
  readonly reportsPerMinute?: number | null;
  readonly reportsPerDay?: number | null;
  /** The member of staff who brings it, if it is one. */
  readonly actor?: Actor;
}
