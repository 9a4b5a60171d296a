import { Body, Controller, Get, Headers, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { SignId } from '@xianban/contracts/values/identifiers';
import { BodyLimit } from '@xianban/service-kit/http/body-limit';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { Public } from '@xianban/service-kit/identity/public';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { FastifyReply } from 'fastify';

import { ChannelKeys } from '../../channel-kit/channel-keys.js';
import { ChannelRegistry } from '../../channel-kit/channel-registry.js';
import { IdParam } from '../../http/id-param.js';
import { FindSign } from '../../queries/find-sign.js';
import type { ChannelKey } from '../../store/channel-key.js';
import { AcceptPosts, type PostVerdict } from './accept-posts.js';
import { FindPost } from './find-post.js';
import { ListSignPosts } from './list-sign-posts.js';
import { OpinionPost } from './payload.js';
import { PostBatchView, PostVerdictView, PostView, SignPostListView } from './post-view.js';

const MOST_POSTS = 2_000;
const BODY_BYTES = 16_777_216;
const KEY = { name: 'X-Api-Key', required: true, description: 'Issued by an operator for this channel' };
const ONE = { $ref: getSchemaPath(OpinionPost) };
const MANY = {
  type: 'object' as const,
  required: ['posts'],
  properties: { posts: { type: 'array' as const, items: ONE, minItems: 1, maxItems: MOST_POSTS } },
};

/** Posts come in as raw material of signs; whoever sent them reads what became of them. */
@ApiTags('channel opinion')
@ApiExtraModels(OpinionPost, PostBatchView, PostVerdictView)
@Controller('v1/channels/opinion')
export class PostsController {
  constructor(
    private readonly keys: ChannelKeys,
    private readonly channels: ChannelRegistry,
    private readonly acceptPosts: AcceptPosts,
    private readonly findPost: FindPost,
    private readonly findSign: FindSign,
    private readonly listSignPosts: ListSignPosts,
  ) {}

  @ApiOperation({ operationId: 'posts-opinion', summary: 'Posts, one or up to 2,000: counted by area and topic, not reports' })
  @ApiHeader(KEY)
  @ApiBody({ schema: { oneOf: [ONE, MANY] }, examples: { one: { value: OpinionPost.example } } })
  @ApiResponse({ status: HttpStatus.CREATED, type: PostVerdictView })
  @ApiResponse({ status: HttpStatus.OK, type: PostBatchView, description: 'A batch: one verdict per post' })
  @Public()
  @Post('posts')
  @BodyLimit(BODY_BYTES)
  async take(
    @Body() body: unknown,
    @Headers('x-api-key') presented: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostVerdictView | PostBatchView> {
    const { holder } = await this.keyOf(presented);
    const posts = postsOf(body);
    if (!posts) {
      const [verdict] = await this.acceptPosts.run(holder, [body], true);
      if (!verdict) throw new Error('a post without a verdict');
      if (!verdict.ok) throw verdict.problem;
      return viewOf(verdict, 0);
    }
    if (posts.length === 0 || posts.length > MOST_POSTS)
      throw invalidInput([{ field: 'posts', detail: `posts must hold 1 to ${MOST_POSTS} posts` }]);
    const verdicts = await this.acceptPosts.run(holder, posts);
    const accepted = verdicts.filter(({ ok }) => ok).length;
    void reply.code(HttpStatus.OK);
    return { accepted, refused: verdicts.length - accepted, verdicts: verdicts.map(viewOf) };
  }

  @ApiOperation({ operationId: 'feedback-opinion', summary: 'How a post was counted, and what became of it' })
  @ApiHeader(KEY)
  @ApiResponse({ status: HttpStatus.OK, type: PostView })
  @Public()
  @Get('posts/:platform/:postId')
  async read(
    @Headers('x-api-key') presented: string | undefined,
    @Param('platform') platform: string,
    @Param('postId') postId: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<PostView> {
    const { holder } = await this.keyOf(presented);
    return this.findPost.run(holder, platform, postId, chooseLanguage(acceptLanguage));
  }

  @ApiOperation({ operationId: 'sign-posts-opinion', summary: 'The posts that raised a sign, in their own words' })
  @ApiResponse({ status: HttpStatus.OK, type: SignPostListView })
  @Allow('district-staff')
  @Get('signs/:id/posts')
  async posts(@CurrentActor() actor: Actor, @Param('id', IdParam) id: SignId): Promise<SignPostListView> {
    await this.findSign.seenBy(actor, id);
    return { items: await this.listSignPosts.run(id) };
  }

  private keyOf(presented: string | undefined): Promise<ChannelKey> {
    const channel = this.channels.named('opinion');
    if (!channel) throw new Error('the channel opinion is not registered');
    return this.keys.authenticated(channel, presented);
  }
}

function postsOf(body: unknown): readonly unknown[] | undefined {
  if (typeof body !== 'object' || body === null || Object.keys(body).length !== 1) return undefined;
  const { posts } = body as { readonly posts?: unknown };
  return Array.isArray(posts) ? (posts as unknown[]) : undefined;
}

function viewOf(verdict: PostVerdict, index: number): PostVerdictView {
  return verdict.ok
    ? { index, status: HttpStatus.CREATED, post: verdict.post }
    : { index, status: verdict.problem.details.status, problem: verdict.problem.details };
}
