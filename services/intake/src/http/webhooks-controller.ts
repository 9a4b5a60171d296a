import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Public } from '@xianban/service-kit/identity/public';
import type { Page } from '@xianban/service-kit/paging/page';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import type { FastifyRequest } from 'fastify';

import { ChannelDoor } from '../channel-kit/channel-door.js';
import { SteerWebhook } from '../commands/steer-webhook.js';
import { SubscribeWebhook } from '../commands/subscribe-webhook.js';
import { ListWebhooks } from '../queries/list-webhooks.js';
import { API_KEY_HEADER } from './api-key-header.js';
import { IdParam } from './id-param.js';
import { WebhookBody } from './webhook-body.js';
import { DeliveryPageView, type DeliveryView, WebhookListView, WebhookSecretView } from './webhook-view.js';

/** What the holder of a key is told about their own reports, and where. */
@ApiTags('webhooks')
@ApiHeader(API_KEY_HEADER)
@ApiParam({ name: 'channel', example: 'riders' })
@Public()
@Controller('v1/channels/:channel/webhooks')
export class WebhooksController {
  constructor(
    private readonly door: ChannelDoor,
    private readonly subscribe: SubscribeWebhook,
    private readonly steer: SteerWebhook,
    private readonly webhooks: ListWebhooks,
  ) {}

  @ApiOperation({ summary: 'Calls an address of yours whenever the issue of a report of yours moves. The secret is shown once' })
  @ApiBody({ type: WebhookBody, examples: { one: { value: WebhookBody.example } } })
  @ApiCreatedResponse({ type: WebhookSecretView })
  @Post()
  async create(@Param('channel') name: string, @Req() request: FastifyRequest, @Body() { url }: WebhookBody): Promise<WebhookSecretView> {
    const { channel, caller } = await this.door.enter(name, request);
    return this.subscribe.run(channel, caller, url);
  }

  @ApiOperation({ summary: 'Your webhooks' })
  @ApiOkResponse({ type: WebhookListView })
  @Get()
  async list(@Param('channel') name: string, @Req() request: FastifyRequest): Promise<WebhookListView> {
    const { caller } = await this.door.enter(name, request);
    return { items: await this.webhooks.run(caller) };
  }

  @ApiOperation({ summary: 'Ends a webhook: what was not delivered will not be' })
  @ApiNoContentResponse()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Delete(':id')
  async end(@Param('channel') name: string, @Param('id', IdParam) id: string, @Req() request: FastifyRequest): Promise<void> {
    const { caller } = await this.door.enter(name, request);
    await this.steer.end(caller, id);
  }

  @ApiOperation({ summary: 'A new secret; deliveries are signed with the older one as well for a day' })
  @ApiCreatedResponse({ type: WebhookSecretView })
  @Post(':id/secret')
  async rotate(
    @Param('channel') name: string,
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
  ): Promise<WebhookSecretView> {
    const { caller } = await this.door.enter(name, request);
    return { id, secret: await this.steer.rotate(caller, id) };
  }

  @ApiOperation({ summary: 'Sends a message that tells of nothing' })
  @ApiAcceptedResponse({ schema: { type: 'object', properties: { delivery: { type: 'string', format: 'uuid' } } } })
  @HttpCode(HttpStatus.ACCEPTED)
  @Post(':id/test')
  async test(
    @Param('channel') name: string,
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
  ): Promise<{ readonly delivery: string }> {
    const { caller } = await this.door.enter(name, request);
    return { delivery: await this.steer.test(caller, id) };
  }

  @ApiOperation({ summary: 'What was delivered in the last 30 days, newest first, with every attempt' })
  @ApiOkResponse({ type: DeliveryPageView })
  @Get(':id/deliveries')
  async deliveries(
    @Param('channel') name: string,
    @Param('id', IdParam) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
  ): Promise<Page<DeliveryView>> {
    const { caller } = await this.door.enter(name, request);
    return this.webhooks.deliveries(caller, id, query);
  }

  @ApiOperation({ summary: 'Sends a delivery again, under the same message id' })
  @ApiAcceptedResponse()
  @HttpCode(HttpStatus.ACCEPTED)
  @Post(':id/deliveries/:delivery/redelivery')
  async redeliver(
    @Param('channel') name: string,
    @Param('id', IdParam) id: string,
    @Param('delivery', IdParam) delivery: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { caller } = await this.door.enter(name, request);
    await this.steer.redeliver(caller, id, delivery);
  }
}
