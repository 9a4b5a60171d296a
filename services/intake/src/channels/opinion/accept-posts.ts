import { Injectable } from '@nestjs/common';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Problem } from '@xianban/service-kit/http/problem';
import { newId } from '@xianban/service-kit/new-id';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import type { EntityManager } from 'typeorm';

import { ContentHashes } from '../../store/content-hashes.js';
import { Persons } from '../../store/persons.js';
import { PostReader, type SortedPost } from './post-reader.js';
import { type PostWords, postWordsContext, StoredPost } from './stored-post.js';
import { WatchOpinion } from './watch-opinion.js';

export type PostVerdict = { readonly ok: true; readonly post: string } | { readonly ok: false; readonly problem: Problem };

interface Waiting extends SortedPost {
  readonly index: number;
  readonly id: string;
  readonly person: string;
  readonly contentHash: Buffer;
}

/**
 * Keeps posts, each on its own: one that is refused does not touch its neighbours. The same post again is the same post; with other content it is
 * refused. What was new is looked at for signs before the answer.
 */
@Injectable()
export class AcceptPosts {
  constructor(
    private readonly store: Store,
    private readonly reader: PostReader,
    private readonly persons: Persons,
    private readonly vault: PersonalDataVault,
    private readonly contentHashes: ContentHashes,
    private readonly watch: WatchOpinion,
    private readonly clock: Clock,
  ) {}

  /** @param posts as they were sent, not yet looked at; in an array of `posts`, unless it is one alone */
  async run(holder: string, posts: readonly unknown[], alone = false): Promise<readonly PostVerdict[]> {
    const verdicts: PostVerdict[] = [];
    const waiting: Waiting[] = [];
    for (const [index, input] of posts.entries()) {
      const path = alone ? '' : `posts.${index}`;
      const read = this.reader.read(input, path);
      if (!read.ok) verdicts[index] = { ok: false, problem: invalidInput(read.faults) };
      else waiting.push(this.waitingOf(holder, read.sorted, index, this.contentHashes.of('opinion', input)));
    }
    const kept = await this.store.transaction(({ manager }) => this.keep(manager, holder, waiting));
    for (const { index, post, contentHash } of waiting) {
      const known = kept.get(placeOf(post));
      const field = alone ? 'postId' : `posts.${index}.postId`;
      verdicts[index] = known?.contentHash.equals(contentHash) ? { ok: true, post: known.id } : { ok: false, problem: otherContent(field) };
    }
    await this.watch.lookAt(waiting);
    return verdicts;
  }

  private waitingOf(holder: string, sorted: SortedPost, index: number, contentHash: Buffer): Waiting {
    const { platform, author } = sorted.post;
    const person = this.persons.idOf(holder, { account: author === undefined ? undefined : `${platform}/${author}` });
    return { ...sorted, index, id: newId(), person, contentHash };
  }

  /** What stands in the database afterwards under the ids of these posts, whoever wrote it. */
  private async keep(manager: EntityManager, holder: string, waiting: readonly Waiting[]): Promise<ReadonlyMap<string, StoredPost>> {
    if (waiting.length === 0) return new Map();
    const keys = await this.keysOf(manager, [...new Set(waiting.map(({ person }) => person))]);
    const receivedAt = new Date(this.clock.nowMs());
    const rows = waiting.map((one) => this.rowOf(holder, one, keys, receivedAt));
    // in one order, so that two batches never wait for each other
    rows.sort((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1));
    await manager.createQueryBuilder().insert().into(StoredPost).values(rows).orIgnore().updateEntity(false).execute();
    const stored = await manager
      .createQueryBuilder(StoredPost, 'post')
      .where('post.holder = :holder AND (post.platform, post.postId) IN (SELECT * FROM unnest(:platforms::text[], :ids::text[]))', {
        holder,
        platforms: rows.map(({ platform }) => platform),
        ids: rows.map(({ postId }) => postId),
      })
      .getMany();
    return new Map(stored.map((post) => [placeOf(post), post]));
  }

  private rowOf(holder: string, one: Waiting, keys: ReadonlyMap<string, PersonKey>, receivedAt: Date): StoredPost {
    const { id, person, contentHash, post, area, topic, negative, at, postedAtMs, postedDay } = one;
    const key = keys.get(person);
    if (!key) throw new Error('the key of an author vanished');
    const words: PostWords = { author: post.author, text: post.text, url: post.url };
    return {
      id,
      holder,
      platform: post.platform,
      postId: post.postId,
      contentHash,
      person,
      words: this.vault.seal(key, JSON.stringify(words), postWordsContext(id)),
      area: area ?? null,
      topic: topic ?? null,
      negative,
      longitude: at?.[0] ?? null,
      latitude: at?.[1] ?? null,
      postedAt: new Date(postedAtMs),
      postedDay,
      receivedAt,
    };
  }

  private async keysOf(manager: EntityManager, persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    const fresh = persons.toSorted().map((person) => this.vault.newPersonKey(person));
    await manager.query(
      `INSERT INTO person_key (person, master_key, wrapped_key) SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[])
       ON CONFLICT (person) DO NOTHING`,
      [fresh.map(({ person }) => person), fresh.map(({ masterKeyId }) => masterKeyId), fresh.map(({ wrapped }) => wrapped)],
    );
    return this.vault.keysOf(persons, manager);
  }
}

function placeOf({ platform, postId }: { readonly platform: string; readonly postId: string }): string {
  return `${platform}\0${postId}`;
}

function otherContent(field: string): Problem {
  return new Problem({ status: 422, type: 'urn:xianban:problem:key-reused', title: 'This was sent before with other content', field });
}
