import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';

import { Config } from '../config/config.js';
import { Problem } from '../http/problem.js';
import { SESSION_COOKIE } from './presented-token.js';
import { Public } from './public.js';
import { TokenVerifier } from './token-verifier.js';

/** A path of this server: one slash, then no second one or backslash, which browsers take for another host. */
const OWN_PATH = /^\/(?![/\\])[^\p{C}\\]*$/u;

export class LoginQuery {
  @IsString()
  @MaxLength(4_000)
  readonly token!: string;

  /** Where to go then: a path of this server. */
  @IsOptional()
  @Matches(OWN_PATH, { message: 'to must be a path of this server' })
  @MaxLength(500)
  readonly to?: string;
}

/** Lets people use HTML pages with the token that programs send in a header: it is kept in a cookie that scripts cannot read. */
@ApiTags('identity')
@Public()
@Controller()
export class LoginController {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly config: Config,
  ) {}

  /** @throws Problem 401 if the token does not hold */
  @ApiOperation({ summary: 'Keeps a token in a session cookie and goes on to a page' })
  @Get('login')
  async login(@Query() { token, to = '/' }: LoginQuery, @Res() reply: FastifyReply): Promise<void> {
    const verdict = await this.tokens.verify(token);
    if (!verdict.ok) {
      throw new Problem({
        status: 401,
        type: 'urn:xianban:problem:unauthorized',
        title: 'Who acts is not known',
        detail: verdict.detail,
        field: 'token',
      });
    }
    this.go(reply, `${SESSION_COOKIE}=${token}`, to);
  }

  @ApiOperation({ summary: 'Forgets the session cookie' })
  @Get('logout')
  logout(@Res() reply: FastifyReply): void {
    this.go(reply, `${SESSION_COOKIE}=; Max-Age=0`, '/');
  }

  private go(reply: FastifyReply, cookie: string, to: string): void {
    const secure = this.config.publicUrl.startsWith('https:') ? '; Secure' : '';
    void reply
      .header('Set-Cookie', `${cookie}; Path=/; HttpOnly; SameSite=Lax${secure}`)
      .header('Cache-Control', 'no-store')
      // the address holds the token
      .header('Referrer-Policy', 'no-referrer')
      .redirect(to, 303);
  }
}
