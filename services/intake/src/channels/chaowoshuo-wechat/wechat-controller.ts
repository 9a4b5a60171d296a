import { isUtf8 } from 'node:buffer';

import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '@xianban/service-kit/clock';
import { BodyLimit } from '@xianban/service-kit/http/body-limit';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Problem } from '@xianban/service-kit/http/problem';
import { RawBody } from '@xianban/service-kit/http/raw-body';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyReply } from 'fastify';

import { readFlatXml } from './read-flat-xml.js';
import { TakeMessage } from './take-message.js';
import { TellProgress } from './tell-progress.js';
import { WechatAccounts } from './wechat-accounts.js';
import { textReply, type WechatMessage, wechatMessage } from './wechat-message.js';
import { isSigned, openMessage, sealReply, type SignedQuery, type WechatSecrets } from './wechat-secrets.js';
import { wechatTexts } from './wechat-texts.js';

const BODY_BYTES = 65_536;
const FRESH_SECONDS = 300;
const LONGEST_VALUE = 4_096;
/** What WeChat takes for an answer that says nothing. */
const SILENCE = 'success';

type WechatQuery = Readonly<Record<string, unknown>>;

/** Where an official account sends what its followers say, in encrypted mode. */
@ApiTags('channel chaowoshuo-wechat')
@Public()
@Controller('v1/channels/chaowoshuo-wechat/accounts/:account/messages')
export class WechatController {
  constructor(
    private readonly accounts: WechatAccounts,
    private readonly takeMessage: TakeMessage,
    private readonly tellProgress: TellProgress,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    operationId: 'handshake-chaowoshuo-wechat',
    summary: 'The handshake: echoes `echostr`, plain or encrypted, if it is signed',
  })
  @Get()
  async handshake(
    @Param('account') account: string,
    @Query() query: WechatQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const secrets = await this.accounts.secretsOf(account);
    const echo = textIn(query, 'echostr');
    const encrypted = query.msg_signature !== undefined;
    const signed = this.signed(query, encrypted ? 'msg_signature' : 'signature');
    void reply.type('text/plain; charset=utf-8');
    if (!signed || echo === undefined) throw refused();
    for (const each of secrets) {
      const answer = encrypted ? openMessage(each, signed, echo) : isSigned(each, signed) ? echo : undefined;
      if (answer !== undefined) return answer;
    }
    throw refused();
  }

  @ApiOperation({ operationId: 'messages-chaowoshuo-wechat', summary: 'A message of a follower, encrypted; the reply is, too' })
  @HttpCode(HttpStatus.OK)
  @Post()
  @BodyLimit(BODY_BYTES)
  @RawBody('text/xml', 'application/xml')
  async take(
    @Param('account') account: string,
    @Query() query: WechatQuery,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const ciphertext = ciphertextIn(body);
    const signed = this.signed(query, 'msg_signature');
    const secrets = signed ? await this.accounts.secretsOf(account) : [];
    const found = signed && openedWith(secrets, signed, ciphertext);
    if (!found) throw refused();
    const words = await this.answer(account, found.message);
    if (words === undefined) {
      void reply.type('text/plain; charset=utf-8');
      return SILENCE;
    }
    void reply.type('text/xml; charset=utf-8');
    const epochSeconds = Math.floor(this.clock.wallMs() / 1_000);
    return sealReply(found.secrets, textReply(found.message, words, epochSeconds), String(epochSeconds), signed.nonce);
  }

  private async answer(account: string, message: WechatMessage): Promise<string | undefined> {
    const { openId, messageId, content } = message;
    if (content.kind === 'followed') return wechatTexts.text('greeting');
    if (messageId === undefined || content.kind === 'silent') return undefined;
    const progress = content.kind === 'text' ? await this.tellProgress.run(account, openId, content.text) : undefined;
    return progress ?? this.takeMessage.run(account, { ...message, messageId });
  }

  /** What a request is signed with, if it is fresh by the wall's clock. */
  private signed(query: WechatQuery, name: 'signature' | 'msg_signature'): SignedQuery | undefined {
    const [signature, timestamp, nonce] = [name, 'timestamp', 'nonce'].map((field) => textIn(query, field));
    if (signature === undefined || nonce === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return undefined;
    const fresh = Math.abs(this.clock.wallMs() / 1_000 - Number(timestamp)) <= FRESH_SECONDS;
    return fresh && !nonce.includes(']') ? { signature, timestamp, nonce } : undefined;
  }
}

/** Every live secret is tried, so that the answer takes as long whichever it is. */
function openedWith(
  secrets: readonly WechatSecrets[],
  signed: SignedQuery,
  ciphertext: string,
): { readonly secrets: WechatSecrets; readonly message: WechatMessage } | undefined {
  const found = secrets.flatMap((each) => {
    const xml = openMessage(each, signed, ciphertext);
    const message = xml === undefined ? undefined : wechatMessage(xml);
    return message ? [{ secrets: each, message }] : [];
  });
  return found[0];
}

function ciphertextIn(body: unknown): string {
  const xml = Buffer.isBuffer(body) && isUtf8(body) ? readFlatXml(body.toString('utf8')) : undefined;
  if (!xml) throw invalidInput([{ field: 'body', detail: 'the body must be one flat XML without document type or entities' }]);
  const { Encrypt } = xml;
  if (!Encrypt) throw invalidInput([{ field: 'Encrypt', detail: 'Encrypt is needed: only the encrypted mode is taken' }]);
  return Encrypt.trim();
}

function textIn(query: WechatQuery, field: string): string | undefined {
  const value = query[field];
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_VALUE ? value : undefined;
}

/** The same for whatever was wrong, so that nobody learns by trying. */
function refused(): Problem {
  return new Problem({ status: 401, type: 'urn:xianban:problem:unauthorized', title: 'Who sends this is not known' });
}
