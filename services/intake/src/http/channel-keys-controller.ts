import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Config } from '@xianban/service-kit/config/config';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import type { Page } from '@xianban/service-kit/paging/page';
import { PageQuery } from '@xianban/service-kit/paging/page-query';

import { ChannelRegistry } from '../channel-kit/channel-registry.js';
import { IssueChannelKey } from '../commands/issue-channel-key.js';
import { RetireSigningSecret } from '../commands/retire-signing-secret.js';
import { RevokeChannelKey } from '../commands/revoke-channel-key.js';
import { RotateSigningSecret } from '../commands/rotate-signing-secret.js';
import { SuspendChannelKey } from '../commands/suspend-channel-key.js';
import { ListChannelKeys } from '../queries/list-channel-keys.js';
import { ChannelKeyBody } from './channel-key-body.js';
import { ChannelKeyPageView, ChannelKeyView, IssuedKeyView, SigningSecretView } from './channel-key-view.js';
import { IdParam } from './id-param.js';
import { unknownChannel } from './unknown-channel.js';

/** Keys that let programs report through a channel. */
@ApiTags('keys')
@Allow('operator')
@Controller('v1/channel-keys')
export class ChannelKeysController {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly issueKey: IssueChannelKey,
    private readonly revokeKey: RevokeChannelKey,
    private readonly suspendKey: SuspendChannelKey,
    private readonly rotateSecret: RotateSigningSecret,
    private readonly retireSecret: RetireSigningSecret,
    private readonly config: Config,
    private readonly listKeys: ListChannelKeys,
  ) {}

  @ApiOperation({ summary: 'Issues a key. It is shown once and never again' })
  @ApiBody({ type: ChannelKeyBody, examples: { riders: { value: ChannelKeyBody.example } } })
  @ApiCreatedResponse({ type: IssuedKeyView })
  @Post()
  async issue(@CurrentActor() { sub }: Actor, @Body() { channel: name, ...wanted }: ChannelKeyBody): Promise<IssuedKeyView> {
    const channel = this.channels.named(name);
    if (!channel) throw unknownChannel();
    const issued = await this.issueKey.run(sub, channel, wanted);
    const hookUrl = `${this.config.publicUrl}/v1/channels/${name}/hooks/${issued.id}`;
    return { ...issued, ...(issued.signingSecret !== undefined && { hookUrl }) };
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

  @ApiOperation({ summary: 'Suspends a key: until it is resumed, whoever comes with it gets 403' })
  @ApiOkResponse({ type: ChannelKeyView })
  @HttpCode(HttpStatus.OK)
  @Post(':id/suspension')
  async suspend(@Param('id', IdParam) id: string): Promise<ChannelKeyView> {
    return ChannelKeyView.of(await this.suspendKey.run(id, true));
  }

  @ApiOperation({ summary: 'Lets a suspended key go on' })
  @ApiOkResponse({ type: ChannelKeyView })
  @HttpCode(HttpStatus.OK)
  @Post(':id/resumption')
  async resume(@Param('id', IdParam) id: string): Promise<ChannelKeyView> {
    return ChannelKeyView.of(await this.suspendKey.run(id, false));
  }

  @ApiOperation({ summary: 'A new secret to sign with. The one before stays live until it is retired; one before that is retired now' })
  @ApiCreatedResponse({ type: SigningSecretView })
  @Post(':id/signing-secrets')
  async rotate(@Param('id', IdParam) id: string): Promise<SigningSecretView> {
    return { signingSecret: await this.rotateSecret.run(id) };
  }

  @ApiOperation({ summary: 'Retires the older of two secrets' })
  @ApiOkResponse({ type: ChannelKeyView })
  @HttpCode(HttpStatus.OK)
  @Post(':id/signing-secrets/retirement')
  async retire(@Param('id', IdParam) id: string): Promise<ChannelKeyView> {
    return ChannelKeyView.of(await this.retireSecret.run(id));
  }
}
