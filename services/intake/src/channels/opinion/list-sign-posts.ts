import { Injectable } from '@nestjs/common';
import type { SignId } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import { opened } from '../../store/opened.js';
import type { SignPostView } from './post-view.js';
import { type PostWords, postWordsContext, StoredPost } from './stored-post.js';

/** More than anybody reads. */
const MOST = 200;

/** Opens the posts that raised a sign, oldest first. Words of an author who was erased are absent. */
@Injectable()
export class ListSignPosts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  async run(sign: SignId): Promise<SignPostView[]> {
    const posts = await this.dataSource.manager
      .createQueryBuilder(StoredPost, 'post')
      .where('post.id IN (SELECT post FROM opinion_sign_post WHERE sign = :sign)', { sign })
      .orderBy('post.postedAt')
      .addOrderBy('post.id')
      .limit(MOST)
      .getMany();
    const keys = await this.vault.keysOf([...new Set(posts.map(({ person }) => person))]);
    return posts.map((post) => {
      const words = opened(this.vault, keys.get(post.person), post.words, postWordsContext(post.id));
      return {
        platform: post.platform,
        postId: post.postId,
        postedAt: this.clock.instant(post.postedAt.getTime()),
        negative: post.negative,
        ...(words !== undefined && (JSON.parse(words) as PostWords)),
      };
    });
  }
}
