import type { Channel } from '@xianban/intake/channel-kit/channel';

import type { Acceptance } from './reporters.ts';
import type { ScenarioContext } from './scenario.ts';

/** The one matter that every channel is told. */
export interface Matter {
  readonly text: string;
  /** WGS-84 degrees, [longitude, latitude]. */
  readonly at: readonly [number, number];
  /** When it was seen, as an instant of the district. */
  readonly seenAt: string;
  /** Of this run: makes ids and accounts that no earlier run used. */
  readonly run: string;
}

/** The matter as one channel's reporter told it. */
export interface ToldMatter {
  readonly acceptance: Acceptance;
  /** What the channel itself now tells the reporter of the state, e.g. `closed`. Absent where reporters have their receipt only. */
  readonly feedback?: () => Promise<string>;
}

/**
 * Tells the matter through one channel. A channel that takes more than its example with other ids has a file of its own,
 * `channel-drivers/<channel>.ts`, which exports it as `driver`.
 */
export type ChannelDriver = (context: ScenarioContext, channel: Channel, matter: Matter) => Promise<ToldMatter>;
