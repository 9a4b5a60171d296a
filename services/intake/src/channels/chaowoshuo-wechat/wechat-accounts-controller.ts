import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { Matches } from 'class-validator';

import { notFound } from '../../http/not-found.js';
import { WechatAccounts } from './wechat-accounts.js';
import type { WechatSecrets } from './wechat-secrets.js';

const ACCOUNT = /^[a-z][a-z0-9-]{0,39}$/;

/** What the account's settings at WeChat say (基本配置). */
export class WechatSecretsBody implements WechatSecrets {
  @ApiProperty({ example: 'wx0123456789abcdef' })
  @Matches(/^[\w-]{6,64}$/, { message: '$property must be an AppID such as wx0123456789abcdef' })
  readonly appId!: string;
  @ApiProperty({ description: '3 to 32 letters and digits' })
  @Matches(/^[A-Za-z0-9]{3,32}$/, { message: '$property must have 3 to 32 letters and digits' })
  readonly token!: string;
  @ApiProperty({ description: 'EncodingAESKey: 43 letters and digits' })
  @Matches(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]$/, { message: '$property must be an EncodingAESKey: 43 letters and digits' })
  readonly encodingAesKey!: string;

  static readonly example = {
    appId: 'wx0123456789abcdef',
    token: 'chaowoshuo2026',
    encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  };
}

/** How many secrets of an account are taken now. */
export class WechatAccountView {
  @ApiProperty() readonly account!: string;
  @ApiProperty({ minimum: 1, maximum: 2 }) readonly liveSecrets!: number;
}

/** Official accounts and what they share with this server. Secrets are never shown again. */
@ApiTags('channel chaowoshuo-wechat')
@Allow('operator')
@Controller('v1/channels/chaowoshuo-wechat/accounts/:account/secrets')
export class WechatAccountsController {
  constructor(private readonly accounts: WechatAccounts) {}

  @ApiOperation({
    operationId: 'rotate-chaowoshuo-wechat',
    summary: 'Sets an account up, or changes its secrets: the ones before stay live until they are retired',
  })
  @ApiBody({ type: WechatSecretsBody, examples: { account: { value: WechatSecretsBody.example } } })
  @ApiCreatedResponse({ type: WechatAccountView })
  @Post()
  async add(
    @CurrentActor() { sub }: Actor,
    @Param('account') account: string,
    @Body() body: WechatSecretsBody,
  ): Promise<WechatAccountView> {
    if (!ACCOUNT.test(account)) throw notFound('account', 'An account is called like main');
    return { account, liveSecrets: await this.accounts.add(account, { ...body }, sub) };
  }

  @ApiOperation({ operationId: 'retire-chaowoshuo-wechat', summary: 'Retires the older of two secrets' })
  @ApiOkResponse({ type: WechatAccountView })
  @Delete('older')
  async retire(@Param('account') account: string): Promise<WechatAccountView> {
    const liveSecrets = ACCOUNT.test(account) ? await this.accounts.retire(account) : 0;
    if (liveSecrets === 0) throw notFound('account', 'There is no such account');
    return { account, liveSecrets };
  }
}
