import type { Channel } from './channel.js';

/** The channels of this build, by name. */
export class ChannelRegistry {
  private readonly channels: ReadonlyMap<string, Channel>;

  constructor(channels: readonly Channel[]) {
    this.channels = new Map(channels.map((channel) => [channel.name, channel]));
  }

  all(): readonly Channel[] {
    return [...this.channels.values()];
  }

  named(name: string): Channel | undefined {
    return this.channels.get(name);
  }

  /** For routes that a channel brings itself. @throws RangeError if this build has no such channel */
  known(name: string): Channel {
    const channel = this.named(name);
    if (!channel) throw new RangeError(`there is no channel ${name}`);
    return channel;
  }
}
