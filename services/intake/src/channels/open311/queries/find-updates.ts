import { Injectable } from '@nestjs/common';
import type { ReportId } from '@xianban/contracts/values/identifiers';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import { Clock } from '@xianban/service-kit/clock';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';
import { v5 as uuidOf } from 'uuid';

import { statusEntry, type TimelineFact } from '../../../domain/status-entry.js';
import { opened } from '../../../store/opened.js';
import { DistrictNames } from '../../../texts/district-names.js';
import { intakeTexts } from '../../../texts/intake-texts.js';
import type { UpdateQuery } from '../domain/request-query.js';
import { requestStatus } from '../domain/request-status.js';
import type { Value } from '../http/document-xml.js';
import { type UpdateWords, updateWordsContext } from '../store/open311-update.js';
import type { Reader } from './show-requests.js';

/** Kinds that reporters may read of; that a report came in is no update of it. */
const TOLD = ['moved', 'task-accepted', 'task-handled', 'call-back-asked', 'call-back-answered', 'reopening-asked', 'partner-updated'];

/**
 * What happened to requests, oldest first. The issues that changed since are found by their index; an entry of an issue with several requests is an
 * update of each. The state is the one that the entry before had left the issue in. What a partner added is an update of its own request only.
 */
const UPDATES = `
  SELECT entry.id, entry.at, entry.kind, entry.detail, report.id AS report, report.holder, report.person,
         added.id AS added, added.words,
         COALESCE((SELECT moved.detail->>'to' FROM timeline_entry moved
                   WHERE moved.issue = entry.issue AND moved.kind = 'moved' AND (moved.at, moved.id) <= (entry.at, entry.id)
                   ORDER BY moved.at DESC, moved.id DESC LIMIT 1), 'received') AS state
  FROM issue
  JOIN report ON report.issue = issue.number AND report.channel = 'open311' AND report.details->>'type' <> 'blackbox'
  JOIN timeline_entry entry ON entry.issue = issue.number
  LEFT JOIN open311_update added ON entry.kind = 'partner-updated' AND added.id = (entry.detail->>'update')::uuid
  WHERE issue.updated_at >= $1 AND entry.at BETWEEN $1 AND $2 AND entry.kind = ANY($3)
    AND (entry.kind NOT IN ('task-accepted', 'task-handled') OR entry.detail->>'taskKind' = 'handling')
    AND (entry.kind <> 'partner-updated' OR added.report = report.id) AND (NOT report.sandbox OR report.holder = $6)
  ORDER BY entry.at, entry.id, report.id LIMIT $4 OFFSET $5`;

interface UpdateRow extends TimelineFact {
  readonly id: string;
  readonly at: Date;
  readonly report: ReportId;
  readonly holder: string;
  readonly person: string;
  readonly added: string | null;
  readonly words: Buffer | null;
  readonly state: IssueState;
}

/** Finds what happened to the requests of Open311, for partners that poll. */
@Injectable()
export class FindUpdates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly names: DistrictNames,
    private readonly clock: Clock,
  ) {}

  async run({ happened, page, pageSize }: UpdateQuery, reader: Reader): Promise<Value[]> {
    const rows = await this.dataSource.query<UpdateRow[]>(UPDATES, [
      new Date(happened.fromMs),
      new Date(happened.toMs),
      TOLD,
      pageSize,
      (page - 1) * pageSize,
      reader.holder ?? null,
    ]);
    const words = await this.wordsOf(rows, reader);
    return rows.map((row) => {
      const { description, mediaUrls } = words.get(row.id) ?? {};
      return {
        update_id: row.added ?? updateId(row),
        service_request_id: row.report,
        status: requestStatus(row.state),
        updated_datetime: this.clock.instant(row.at.getTime()),
        description: description ?? this.wordingOf(row, reader),
        media_url: mediaUrls?.[0],
      };
    });
  }

  private wordingOf(row: UpdateRow, { language }: Reader): string {
    const wording = statusEntry(row, this.names.in(language));
    return wording ? intakeTexts.text(wording.key, wording.params, language) : '';
  }

  private async wordsOf(rows: readonly UpdateRow[], { holder }: Reader): Promise<ReadonlyMap<string, UpdateWords>> {
    const own = rows.filter((row) => row.words !== null && row.holder === holder);
    const keys = await this.vault.keysOf([...new Set(own.map(({ person }) => person))]);
    return new Map(
      own.flatMap(({ id, added, words, person }) => {
        const text = words && added ? opened(this.vault, keys.get(person), words, updateWordsContext(added)) : undefined;
        return text === undefined ? [] : [[id, JSON.parse(text) as UpdateWords]];
      }),
    );
  }
}

/** The same each time for the same entry and request, and another for each request of one issue. */
function updateId({ id, report }: UpdateRow): string {
  return uuidOf(id, report);
}
