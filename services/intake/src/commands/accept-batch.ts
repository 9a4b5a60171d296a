import { setImmediate } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Problem } from '@xianban/service-kit/http/problem';

import type { Channel } from '../channel-kit/channel.js';
import type { ChannelCaller } from '../channel-kit/channel-caller.js';
import { keyHeader, otherContent, replayed } from '../http/sent-before.js';
import { ContentHashes } from '../store/content-hashes.js';
import { KnownReports } from '../store/known-reports.js';
import { AcceptReport, type AcceptVerdict, type ReportPlace } from './accept-report.js';

export type BatchVerdict =
  { readonly ok: true; readonly verdicts: readonly AcceptVerdict[] } | { readonly ok: false; readonly problem: Problem };

/** The key that its sender gave to a batch, and what its reports are called. */
export interface BatchPlace extends Omit<ReportPlace, 'path'> {
  readonly pathOf?: (index: number) => string;
}

/** Reports checked in one turn of the event loop. */
const CHECKED_AT_ONCE = 50;

/**
 * Takes many reports, each on its own: one that is refused does not touch its neighbours. After a failure in the middle the same batch can be
 * sent again: reports with an external id get the answers that they had.
 */
@Injectable()
export class AcceptBatch {
  constructor(
    private readonly acceptReport: AcceptReport,
    private readonly known: KnownReports,
    private readonly contentHashes: ContentHashes,
  ) {}

  /** @param reports as they were sent, not yet looked at; a Problem stands for one that could not be read. Each is named `reports.<index>` unless told otherwise */
  async run(
    channel: Channel,
    caller: ChannelCaller,
    reports: readonly unknown[],
    { idempotencyKey, signedAt, pathOf = (index) => `reports.${index}` }: BatchPlace = {},
  ): Promise<BatchVerdict> {
    const most = channel.can.batch;
    if (most === undefined) return refused('reports', `channel ${channel.name} takes reports one by one`);
    if (reports.length === 0 || reports.length > most) return refused('reports', `reports must hold 1 to ${most} reports`);
    if (idempotencyKey !== undefined) {
      const contentHash = this.contentHashes.of(channel.name, reports.map(contentOf));
      const used = await this.known.remember(caller.holder, { key: idempotencyKey, signedAt }, contentHash);
      if (used === 'other') return { ok: false, problem: otherContent(keyHeader({ signedAt })) };
      const isCopy = used === 'same' && signedAt && !(await this.known.signedAnew(caller.holder, idempotencyKey, signedAt));
      if (isCopy) return { ok: false, problem: replayed() };
    }
    return { ok: true, verdicts: await this.verdictsOf(channel, caller, reports, pathOf) };
  }

  private async verdictsOf(
    channel: Channel,
    caller: ChannelCaller,
    reports: readonly unknown[],
    pathOf: Required<BatchPlace>['pathOf'],
  ): Promise<AcceptVerdict[]> {
    const running: Promise<AcceptVerdict>[] = [];
    for (const [index, report] of reports.entries()) {
      // checking thousands in one go would keep everybody else waiting
      if (index % CHECKED_AT_ONCE === 0) await setImmediate();
      running.push(
        report instanceof Problem
          ? Promise.resolve({ ok: false, problem: report })
          : this.acceptReport.run(channel, caller, report, { path: pathOf(index) }),
      );
    }
    return (await Promise.allSettled(running)).map((result) => {
      if (result.status === 'fulfilled') return result.value;
      // what is away or broken concerns the whole request; an overfull queue only those that it did not take
      if (result.reason instanceof Problem) return { ok: false, problem: result.reason };
      throw result.reason;
    });
  }
}

function contentOf(report: unknown): unknown {
  return report instanceof Problem ? report.details : report;
}

function refused(field: string, detail: string): BatchVerdict {
  return { ok: false, problem: invalidInput([{ field, detail }]) };
}
