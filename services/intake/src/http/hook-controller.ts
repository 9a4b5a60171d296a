import { Controller, Param, Post, Req, Res, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyLimit } from '@xianban/service-kit/http/body-limit';
import { parseJsonBody } from '@xianban/service-kit/http/parse-json-body';
import type { RequestWithBytes } from '@xianban/service-kit/http/prepare-server';
import { RawBody } from '@xianban/service-kit/http/raw-body';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply } from 'fastify';

import type { Channel } from '../channel-kit/channel.js';
import { SignedSenders } from '../channel-kit/signed-senders.js';
import { Table } from '../csv/table.js';
import type { SignatureHeader } from '../secrets/signed-message.js';
import { AcceptanceView, BatchView } from './acceptance-view.js';
import { IdParam } from './id-param.js';
import { REPORT_BODY_BYTES, ReportBodyDocumented } from './report-body-documented.js';
import { answered, ReportDesk } from './report-desk.js';

/** A request without a body is one that nobody signed. */
const NOTHING = Buffer.alloc(0);

const header = (name: SignatureHeader, description: string) => ApiHeader({ name, required: true, description });

/** Where holders of keys send signed messages: each has an address of its own. */
export function hookController(channel: Channel): Type {
  @ApiTags(`channel ${channel.name}`)
  @ApiExtraModels(channel.payload, AcceptanceView, BatchView)
  @Public()
  @Controller(`v1/channels/${channel.name}/hooks`)
  class HookController {
    constructor(
      private readonly senders: SignedSenders,
      private readonly desk: ReportDesk,
    ) {}

    @ApiOperation({
      operationId: `hook-${channel.name}`,
      summary: `${channel.label.en} (${channel.label.zh}): report by a signed webhook (Standard Webhooks)`,
    })
    @header('webhook-id', 'The same for every try: the same id with the same content gets the same answer')
    @header('webhook-timestamp', 'Seconds since 1970, at most 300 away from now')
    @header('webhook-signature', '`v1,` and the HMAC-SHA256 in base64 of id, timestamp and body, parted by full stops')
    @ReportBodyDocumented(channel)
    @Post(':key')
    @BodyLimit(REPORT_BODY_BYTES)
    @RawBody('application/json', ...(channel.can.csv ? ['text/csv'] : []))
    async receive(
      @Param('key', IdParam) key: string,
      @Req() { headers, bodyBytes = NOTHING }: RequestWithBytes,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<AcceptanceView | BatchView> {
      const { caller, id: idempotencyKey, signedAt } = await this.senders.proven(channel, key, headers, bodyBytes);
      const body = Table.sent(bodyBytes, headers['content-type']) ?? parseJsonBody(bodyBytes);
      const acceptLanguage = headers['accept-language'];
      return answered(reply, await this.desk.take(channel, caller, { body, idempotencyKey, signedAt, acceptLanguage }));
    }
  }
  return HookController;
}
