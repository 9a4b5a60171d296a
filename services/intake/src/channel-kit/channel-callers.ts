import type { IncomingHttpHeaders } from 'node:http';

import { Injectable } from '@nestjs/common';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { allowed, ProvenActors } from '@xianban/service-kit/identity/proven-actors';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { KEY_CAPABILITIES } from '../domain/key-capability.js';
import { personId } from '../domain/person-id.js';
import { type Channel, isProvenBy } from './channel.js';
import type { ChannelCaller } from './channel-caller.js';
import { ChannelKeys } from './channel-keys.js';

/** What proves a caller who comes without a signature. */
export interface CallerRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** Proves who reports at `POST /v1/channels/<name>/reports`: by a key, or as a channel's own staff. */
@Injectable()
export class ChannelCallers {
  constructor(
    private readonly keys: ChannelKeys,
    private readonly actors: ProvenActors,
    private readonly vault: PersonalDataVault,
  ) {}

  /** @throws Problem 401 or 403: naming X-Api-Key where keys are taken and no token is presented, else as for any other route */
  async proven(channel: Channel, request: CallerRequest): Promise<ChannelCaller> {
    const staff = channel.authentication.find((one) => one.kind === 'staff');
    const presented = request.headers['x-api-key'];
    const comesAsStaff = staff && (!isProvenBy(channel, 'api-key') || (presented === undefined && hasToken(request)));
    if (!comesAsStaff) return this.keys.authenticated(channel, presented);
    return this.ofStaff(channel, allowed(await this.actors.of(request), new Set(staff.roles)));
  }

  /** The channel itself as the holder of reports, for those who come without a key: the same for ever. */
  own(channel: Pick<Channel, 'name'>): ChannelCaller {
    const id = personId(this.vault.lookup('channel', channel.name));
    return { id, holder: id, can: [] };
  }

  private ofStaff(channel: Channel, actor: Actor): ChannelCaller {
    return { ...this.own(channel), can: KEY_CAPABILITIES.filter((capability) => actor.can.includes(capability)), actor };
  }
}

function hasToken({ headers }: CallerRequest): boolean {
  return headers.authorization !== undefined || headers.cookie !== undefined;
}
