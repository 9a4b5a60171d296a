import { Injectable } from '@nestjs/common';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import type { FieldFault } from '@xianban/service-kit/http/problem';
import { Problem } from '@xianban/service-kit/http/problem';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { FastifyRequest } from 'fastify';

import type { Channel } from '../../../channel-kit/channel.js';
import type { ChannelCaller } from '../../../channel-kit/channel-caller.js';
import { ChannelKeys } from '../../../channel-kit/channel-keys.js';
import { ChannelRegistry } from '../../../channel-kit/channel-registry.js';
import { type Sent, valueOf } from '../domain/form-fields.js';
import type { Reader } from '../queries/show-requests.js';

/** Looks at who calls: the jurisdiction that they mean, the key that they gave, the language that they read. */
@Injectable()
export class CallerDesk {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly keys: ChannelKeys,
    private readonly pack: DistrictPack,
  ) {}

  channel(): Channel {
    const channel = this.channels.named('open311');
    if (!channel) throw new Error('the channel open311 is not among the channels');
    return channel;
  }

  /** Whoever reads. A key is not needed; one that is wrong is refused. @throws Problem 403, or 404 for another jurisdiction */
  async reader(sent: Sent, request: FastifyRequest): Promise<Reader> {
    this.checkJurisdiction(sent);
    const language = chooseLanguage(request.headers['accept-language']);
    const key = keyOf(sent, request);
    return key === undefined ? { language } : { language, holder: (await this.proven(key)).holder };
  }

  /** Whoever writes, by their key. @throws Problem 403 without a live key of this channel, 404 for another jurisdiction */
  async writer(sent: Sent, request: FastifyRequest): Promise<ChannelCaller> {
    const caller = await this.proven(keyOf(sent, request));
    this.checkJurisdiction(sent);
    return caller;
  }

  private async proven(key: string | undefined): Promise<ChannelCaller> {
    try {
      return await this.keys.authenticated(this.channel(), key);
    } catch (error) {
      if (error instanceof Problem && (error.details.status === 401 || error.details.status === 403)) throw wrongKey(key === undefined);
      throw error;
    }
  }

  /** One district is served, so the parameter may be left out; an empty one counts as left out. */
  private checkJurisdiction(sent: Sent): void {
    const faults: FieldFault[] = [];
    const jurisdiction = valueOf(sent, 'jurisdiction_id', faults);
    if (faults[0]) throw invalidInput([faults[0]]);
    if (jurisdiction === undefined || jurisdiction === this.pack.districtCode) return;
    const detail = `jurisdiction_id is not known; the one served here is ${this.pack.districtCode}`;
    throw new Problem({ status: 404, type: 'urn:xianban:problem:not-found', title: 'Not found', detail, field: 'jurisdiction_id' });
  }
}

/** The parameter of Open311, else the header that all channels know: it stands in no address and so in no log of a proxy. */
function keyOf(sent: Sent, { headers }: FastifyRequest): string | undefined {
  const faults: FieldFault[] = [];
  const key = valueOf(sent, 'api_key', faults);
  if (faults[0]) throw invalidInput([faults[0]]);
  const header = headers['x-api-key'];
  return key ?? (typeof header === 'string' && header !== '' ? header : undefined);
}

function wrongKey(missing: boolean): Problem {
  const detail = missing ? 'api_key is needed' : 'api_key is not known, was revoked, or is of another channel';
  return new Problem({ status: 403, type: 'urn:xianban:problem:forbidden', title: 'Not allowed', detail, field: 'api_key' });
}
