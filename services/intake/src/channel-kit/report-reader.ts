import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Problem } from '@xianban/service-kit/http/problem';
import { validated } from '@xianban/service-kit/http/validated';

import { classify } from '../domain/classify.js';
import { DistrictOutline } from '../domain/district-outline.js';
import { type ForbiddenType, forbiddenType } from '../domain/forbidden-type.js';
import { reportFault } from '../domain/report-fault.js';
import type { Submission } from '../domain/submission.js';
import { VocabularyMatcher } from '../domain/vocabulary-matcher.js';
import { Segmenter } from '../text/segmenter.js';
import type { Channel, ReportContent } from './channel.js';
import type { ChannelCaller } from './channel-caller.js';

export type ReadReport = { readonly ok: true; readonly submission: Submission } | { readonly ok: false; readonly problem: Problem };

/** Turns what a channel was sent into a submission that may be accepted, or says which fields are at fault. Writes nothing. */
@Injectable()
export class ReportReader {
  private readonly outline: DistrictOutline;
  private readonly vocabulary: VocabularyMatcher;

  constructor(
    pack: DistrictPack,
    private readonly clock: Clock,
  ) {
    this.outline = new DistrictOutline(pack.outline);
    this.vocabulary = new VocabularyMatcher(pack.vocabulary, Segmenter.shared());
  }

  /** @param path of the report within the request, e.g. `reports.3`; empty if it is the whole body */
  read(channel: Channel, caller: ChannelCaller, input: unknown, path = ''): ReadReport {
    const payload = validated(input, channel.payload, path);
    if (!payload.ok) return { ok: false, problem: invalidInput(payload.faults) };

    const nowMs = this.clock.nowMs();
    const content = channel.report(payload.value, { caller, nowMs });
    const yardstick = {
      outline: this.outline,
      vocabulary: this.vocabulary,
      keyCan: channel.can.backdates ? [...caller.can, 'backdates' as const] : caller.can,
      attachments: channel.can.attachments,
      nowMs,
    };
    const fault = reportFault(content, yardstick);
    if (fault) {
      const field = within(path, channel.fieldOf[fault.field] ?? fault.field);
      return { ok: false, problem: invalidInput([{ field, detail: `${field}: ${fault.detail}` }]) };
    }
    const submission = this.submissionOf(channel, caller, payload.value, content, nowMs);
    const forbidden = forbiddenType(caller, content, submission.classification);
    if (forbidden)
      return { ok: false, problem: mayNotReport(forbidden, within(path, channel.fieldOf[forbidden.field] ?? forbidden.field)) };
    return { ok: true, submission };
  }

  private submissionOf(channel: Channel, caller: ChannelCaller, payload: object, content: ReportContent, nowMs: number): Submission {
    const receivedAtMs = content.occurredAt ? Date.parse(content.occurredAt) : nowMs;
    return {
      channel: channel.name,
      channelKey: caller.id,
      holder: caller.holder,
      sandbox: caller.sandbox ?? false,
      externalId: channel.externalId(payload, { caller, nowMs }),
      reporter: channel.reporter(payload, { caller, nowMs }),
      text: content.text,
      photos: content.photos,
      at: content.at,
      observedAtMs: content.observedAt ? Date.parse(content.observedAt) : receivedAtMs,
      acceptedAtMs: nowMs,
      receivedAtMs,
      promisedLimitMs: content.limitAt && Date.parse(content.limitAt),
      verified: channel.can.verifies || caller.can.includes('verifies'),
      origin: channel.can.complaint ? 'on-complaint' : 'before-complaint',
      details: content.details,
      remarks: content.remarks,
      classification: classify(content.text, content, this.vocabulary),
    };
  }
}

function within(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

function mayNotReport({ kind }: ForbiddenType, field: string): Problem {
  return new Problem({
    status: 403,
    type: 'urn:xianban:problem:report-type-not-allowed',
    title: 'The key may not report this',
    detail: `the key may not report matters of the ${kind}`,
    field,
  });
}
