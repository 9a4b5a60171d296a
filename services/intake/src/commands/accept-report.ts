import { Injectable } from '@nestjs/common';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Problem } from '@xianban/service-kit/http/problem';

import { erased } from '../http/erased.js';
import type { Channel } from '../channel-kit/channel.js';
import type { ChannelCaller } from '../channel-kit/channel-caller.js';
import { ReportReader } from '../channel-kit/report-reader.js';
import { keyHeader, otherContent, replayed } from '../http/sent-before.js';
import { ContentHashes } from '../store/content-hashes.js';
import { type KnownReport, KnownReports } from '../store/known-reports.js';
import { Persons } from '../store/persons.js';
import { ReportWriter } from '../store/report-writer.js';
import { type UploadFault, Uploads } from '../store/uploads.js';

/** What a reporter is answered with: the same each time for the same report. */
export interface AcceptedReport {
  readonly issue: IssueNumber;
  readonly report: ReportId;
  /** Unguessable: whoever holds it reads the status. */
  readonly receipt: string;
}

export type AcceptVerdict = { readonly ok: true; readonly accepted: AcceptedReport } | { readonly ok: false; readonly problem: Problem };

/** Where a report stands in its request, and the key that its sender gave to the request. */
export interface ReportPlace {
  /** Path within the body, e.g. `reports.3`; absent if it is the whole body. */
  readonly path?: string;
  readonly idempotencyKey?: string;
  /** Of a signed message: when it was signed. Its id is the idempotency key. */
  readonly signedAt?: Date;
}

/** Each try finds out why the one before was left out; more than that is a mistake of ours. */
const TRIES_MOST = 5;

/**
 * Takes a report: checked, sorted, and written in one round trip together with its issue. The same idempotency key or external id with the same
 * content gets the same answer; with other content it is refused. Refusals name the field at fault.
 */
@Injectable()
export class AcceptReport {
  constructor(
    private readonly reader: ReportReader,
    private readonly writer: ReportWriter,
    private readonly known: KnownReports,
    private readonly persons: Persons,
    private readonly contentHashes: ContentHashes,
    private readonly uploads: Uploads,
  ) {}

  async run(channel: Channel, caller: ChannelCaller, body: unknown, place: ReportPlace = {}): Promise<AcceptVerdict> {
    const { path = '', idempotencyKey, signedAt } = place;
    const read = this.reader.read(channel, caller, body, path);
    if (!read.ok) return read;

    const { submission } = read;
    const takenId = channel.extras?.takenId;
    if (takenId && submission.externalId && (await this.known.isTaken(takenId, submission.holder, submission.externalId)))
      return { ok: false, problem: otherContent(externalIdField(channel, path)) };
    const contentHash = this.contentHashes.of(channel.name, contentOf(channel, body));
    const uploadFault = await this.uploads.faultOf(submission);
    for (let tries = 1; tries <= TRIES_MOST; tries += 1) {
      const written = uploadFault ? undefined : await this.writer.write({ submission, contentHash, idempotencyKey, signedAt });
      if (written) return { ok: true, accepted: { issue: written.rows.issue, report: written.rows.report, receipt: written.receipt } };

      const earlier = await this.known.find(submission.holder, submission.externalId, idempotencyKey);
      if (earlier) return this.answerAgain(earlier, contentHash, submission.holder, channel, place);
      if (uploadFault) return { ok: false, problem: badUpload(channel, path, uploadFault) };
      // nobody used the keys, so the person's key at hand was not the one in the database
      await this.persons.refresh(this.persons.idOf(submission.holder, submission.reporter));
    }
    throw new Error('a report was left out again and again, and nothing stood in its way');
  }

  private async answerAgain(
    earlier: KnownReport,
    contentHash: Buffer,
    holder: string,
    channel: Channel,
    place: ReportPlace,
  ): Promise<AcceptVerdict> {
    const { path = '', idempotencyKey, signedAt } = place;
    const { answer } = earlier;
    // what an erased reporter said is not known any more
    if (answer && answer.receipt === undefined) return { ok: false, problem: erased() };
    if (answer?.receipt === undefined || !earlier.contentHash.equals(contentHash)) {
      return { ok: false, problem: otherContent(earlier.by === 'external-id' ? externalIdField(channel, path) : keyHeader(place)) };
    }
    if (idempotencyKey !== undefined && signedAt && earlier.by === 'idempotency-key') {
      if (!(await this.known.signedAnew(holder, idempotencyKey, signedAt))) return { ok: false, problem: replayed() };
    }
    const { issue, report, receipt } = answer;
    if (idempotencyKey !== undefined && earlier.by === 'external-id') {
      const used = await this.known.remember(holder, { key: idempotencyKey, signedAt }, contentHash, report);
      if (used === 'other') return { ok: false, problem: otherContent(keyHeader(place)) };
    }
    return { ok: true, accepted: { issue, report, receipt } };
  }
}

/** What makes a report the same when it is sent again. @param body that was found valid */
function contentOf({ ofSending }: Channel, body: unknown): unknown {
  if (ofSending.length === 0) return body;
  return Object.fromEntries(Object.entries(body as object).filter(([field]) => !ofSending.includes(field)));
}

function externalIdField({ fieldOf }: Channel, path: string): string {
  return `${path && `${path}.`}${fieldOf.externalId ?? 'externalId'}`;
}

function badUpload(channel: Channel, path: string, { place, detail }: UploadFault): Problem {
  const field = `${path && `${path}.`}${channel.fieldOf.photos ?? 'photos'}.${place}`;
  return invalidInput([{ field, detail: `${field} ${detail}` }]);
}
