import { Injectable } from '@nestjs/common';
import { Segmenter } from '../../text/segmenter.js';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import type { Position } from '@xianban/contracts/values/position';
import type { Topic } from '@xianban/contracts/values/sign';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { FieldFault } from '@xianban/service-kit/http/problem';
import { validated } from '@xianban/service-kit/http/validated';

import { inDatum } from '../../domain/in-datum.js';
import { VocabularyMatcher } from '../../domain/vocabulary-matcher.js';
import { isNegative } from './is-negative.js';
import { OpinionPost } from './payload.js';
import { PostPlace } from './post-place.js';

/** A phone's clock may run ahead of ours by so much. */
const CLOCK_SLACK_MS = 10 * 60_000;

/** A post as it is counted. */
export interface SortedPost {
  readonly post: OpinionPost;
  readonly area?: AreaCode;
  readonly topic?: Topic;
  readonly negative: boolean;
  readonly at?: Position;
  readonly postedAtMs: number;
  /** Day of the district's zone, YYYY-MM-DD. */
  readonly postedDay: string;
}

export type ReadPost =
  { readonly ok: true; readonly sorted: SortedPost } | { readonly ok: false; readonly faults: readonly [FieldFault, ...FieldFault[]] };

/** Checks a post and sorts it by area and topic. Writes nothing. */
@Injectable()
export class PostReader {
  private readonly vocabulary: VocabularyMatcher;
  private readonly topics: ReadonlySet<string>;

  constructor(
    pack: DistrictPack,
    private readonly place: PostPlace,
    private readonly clock: Clock,
  ) {
    this.vocabulary = new VocabularyMatcher(pack.vocabulary, Segmenter.shared());
    this.topics = new Set([...pack.vocabulary.natures, ...pack.vocabulary.rules.flatMap(({ keyword }) => keyword ?? [])]);
  }

  /** @param path of the post within the request, e.g. `posts.3`; empty if it is the whole body */
  read(input: unknown, path = ''): ReadPost {
    const checked = validated(input, OpinionPost, path);
    if (!checked.ok) return checked;
    const post = checked.value;
    const fault = this.faultOf(post);
    if (!fault) return { ok: true, sorted: this.sorted(post) };
    const field = path === '' ? fault.field : `${path}.${fault.field}`;
    return { ok: false, faults: [{ field, detail: `${field}: ${fault.detail}` }] };
  }

  private faultOf({ area, topic, postedAt, datum, lon, lat }: OpinionPost): FieldFault | undefined {
    if (Date.parse(postedAt) > this.clock.nowMs() + CLOCK_SLACK_MS) return { field: 'postedAt', detail: 'must not be in the future' };
    if (area !== undefined && !this.place.streetOf(area)) return { field: 'area', detail: 'is not a street or community of this district' };
    if (topic !== undefined && !this.topics.has(topic)) return { field: 'topic', detail: 'is not a nature or keyword of this district' };
    const place = { datum, lon, lat };
    const missing = (['datum', 'lon', 'lat'] as const).find((field) => place[field] === undefined);
    const given = Object.values(place).some((value) => value !== undefined);
    return given && missing ? { field: missing, detail: 'a place needs datum, lon and lat' } : undefined;
  }

  private sorted(post: OpinionPost): SortedPost {
    const { area, topic, text, datum, lon, lat, postedAt } = post;
    const at = datum && lon !== undefined && lat !== undefined ? inDatum(datum, lon, lat) : undefined;
    const postedAtMs = Date.parse(postedAt);
    return {
      post,
      area: area === undefined ? at && this.place.streetAt(at) : this.place.streetOf(area),
      topic: topic ?? this.vocabulary.matches(text).map(({ rule }) => topicOf(rule))[0],
      negative: isNegative(text),
      at,
      postedAtMs,
      postedDay: this.clock.instant(postedAtMs).slice(0, 10),
    };
  }
}

function topicOf({ keyword, nature }: { readonly keyword?: string; readonly nature: string }): Topic {
  return (keyword ?? nature) as Topic;
}
