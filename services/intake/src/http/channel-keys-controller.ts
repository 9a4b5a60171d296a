import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import type { Page } from '@xianban/service-kit/paging/page';
import { PageQuery } from '@xianban/service-kit/paging/page-query';

import { ChannelRegistry } from '../channel-kit/channel-registry.js';
import { IssueChannelKey } from '../commands/issue-channel-key.js';
import { RevokeChannelKey } from '../commands/revoke-channel-key.js';
import { ListChannelKeys } from '../queries/list-channel-keys.js';
import { ChannelKeyBody } from './channel-key-body.js';
import { ChannelKeyPageView, ChannelKeyView, IssuedKeyView } from './channel-key-view.js';
import { IdParam } from './id-param.js';
import { unknownChannel } from './unknown-channel.js';

/** Keys that let programs report through a channel. */
@ApiTags('channel keys')
@Allow('operator')
@Controller('v1/channel-keys')
export class ChannelKeysController {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly issueKey: IssueChannelKey,
    private readonly revokeKey: RevokeChannelKey,
    private readonly listKeys: ListChannelKeys,
  ) {}

  @ApiOperation({ summary: 'Issues a key. It is shown once and never again' })
  @ApiBody({ type: ChannelKeyBody, examples: { riders: { value: ChannelKeyBody.example } } })
  @ApiCreatedResponse({ type: IssuedKeyView })
  @Post()
  issue(@CurrentActor() { sub }: Actor, @Body() { channel: name, label, can }: ChannelKeyBody): Promise<IssuedKeyView> {
    const channel = this.channels.named(name);
    if (!channel) throw unknownChannel();
    return this.issueKey.run(sub, channel, label, can);
  }

  @ApiOperation({ summary: 'Keys of all channels, live and revoked, without their secrets' })
  @ApiOkResponse({ type: ChannelKeyPageView })
  @Get()
  list(@Query() query: PageQuery): Promise<Page<ChannelKeyView>> {
    return this.listKeys.run(query);
  }

  @ApiOperation({ summary: 'Revokes a key for good' })
  @ApiOkResponse({ type: ChannelKeyView })
  @HttpCode(HttpStatus.OK)
  @Post(':id/revocation')
  async revoke(@Param('id', IdParam) id: string): Promise<ChannelKeyView> {
    return ChannelKeyView.of(await this.revokeKey.run(id));
  }
}
