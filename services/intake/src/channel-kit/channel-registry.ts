import type { Channel } from './channel.js';

/** The channels of this build, by name. */
export class ChannelRegistry {
  private readonly channels: ReadonlyMap<string, Channel>;

  constructor(channels: readonly Channel[]) {
    this.channels = new Map(channels.map((channel) => [channel.name, channel]));
  }

  named(name: string): Channel | undefined {
    return this.channels.get(name);
  }
}
