import { Injectable } from '@nestjs/common';

import { unknownChannel } from '../http/unknown-channel.js';
import type { Channel } from './channel.js';
import type { ChannelCaller } from './channel-caller.js';
import { type CallerRequest, ChannelCallers } from './channel-callers.js';
import { ChannelRegistry } from './channel-registry.js';

/** A caller and the channel that the address names. */
export interface Calling {
  readonly channel: Channel;
  readonly caller: ChannelCaller;
}

/** Proves callers of the routes that every channel has alike. */
@Injectable()
export class ChannelDoor {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly callers: ChannelCallers,
  ) {}

  /** @throws Problem 404 naming `channel`, or 401 and 403 as `ChannelCallers` does */
  async enter(name: string, request: CallerRequest): Promise<Calling> {
    const channel = this.channels.named(name);
    if (!channel) throw unknownChannel();
    return { channel, caller: await this.callers.proven(channel, request) };
  }
}
