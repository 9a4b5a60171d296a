import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import type { Language } from '@xianban/service-kit/language/language';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, In } from 'typeorm';

import { statusEntry } from '../../../domain/status-entry.js';
import { openedWords } from '../../../store/opened-words.js';
import type { SealedWords } from '../../../store/sealed-words.js';
import { TimelineEntry } from '../../../store/timeline-entry.js';
import { DistrictNames } from '../../../texts/district-names.js';
import { intakeTexts } from '../../../texts/intake-texts.js';
import { ATTRIBUTE_PREFIX } from '../domain/report-of.js';
import { requestStatus } from '../domain/request-status.js';
import { roundedDegrees } from '../domain/rounded-degrees.js';
import type { Value } from '../http/document-xml.js';
import { CityServices } from '../services/city-services.js';
import type { RequestRow } from './find-requests.js';

/** Who reads: their language, and whose key they gave, if any. */
export interface Reader {
  readonly language: Language;
  /** The holder whose requests are shown with their words. */
  readonly holder?: string;
}

/** A request as Open311 shows it. */
export type RequestView = Readonly<Record<string, Value>>;

/**
 * Shows requests. Anybody sees which service was asked for, when, about where, and what became of it. What the reporter said, the exact place and
 * the pictures are shown to the holder of the key that they came with, and to nobody else.
 */
@Injectable()
export class ShowRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly services: CityServices,
    private readonly names: DistrictNames,
    private readonly clock: Clock,
  ) {}

  /** In the order of the rows; three statements at most, however many there are. */
  async run(rows: readonly RequestRow[], reader: Reader, extensions: boolean): Promise<RequestView[]> {
    const keys = await this.keysFor(rows, reader);
    const notes = extensions ? await this.notesOf(rows, reader.language) : undefined;
    return rows.map((row) => {
      const words = this.wordsOf(row, reader, keys);
      return {
        ...this.view(row, words, reader.language),
        ...(notes && this.extended(row, words, notes.get(row.issue) ?? [], reader.language)),
      };
    });
  }

  /** The areas in which a request lies, from the smallest: what may be said of the place to anybody. */
  areaOf({ matter: { community, street } }: RequestRow, language: Language): string | undefined {
    const names = [community, street].flatMap((code) => (code ? [this.names.in(language).area(code)] : []));
    return names.length > 0 ? names.join(', ') : undefined;
  }

  /** What is to be said of the state in words. */
  notesOnStatus({ matter: { state, outcome } }: RequestRow, language: Language): string {
    return intakeTexts.text(outcome ? `outcome-${outcome}` : `state-${state}`, {}, language);
  }

  /** Of a closed request the time of closing. */
  updatedAt({ matter: { state, closedAt, updatedAt } }: RequestRow): string {
    return this.clock.instant((state === 'closed' && closedAt ? closedAt : updatedAt).getTime());
  }

  private keysFor(rows: readonly RequestRow[], { holder }: Reader): Promise<ReadonlyMap<string, PersonKey>> {
    const own = holder === undefined ? [] : rows.filter((row) => row.holder === holder);
    return this.vault.keysOf([...new Set(own.map(({ person }) => person))]);
  }

  private wordsOf(row: RequestRow, { holder }: Reader, keys: ReadonlyMap<string, PersonKey>): SealedWords | undefined {
    return holder !== undefined && row.holder === holder ? openedWords(this.vault, keys.get(row.person), row) : undefined;
  }

  private view(row: RequestRow, words: SealedWords | undefined, language: Language): RequestView {
    const { matter } = row;
    const code = String(row.details?.['service'] ?? row.nature);
    return {
      service_request_id: row.id,
      status: requestStatus(matter.state),
      status_notes: this.notesOnStatus(row, language),
      service_name: this.services.shownAs(code)?.name[language] ?? code,
      service_code: code,
      description: words?.text,
      agency_responsible: matter.unit ? this.names.in(language).unit(matter.unit) : undefined,
      requested_datetime: this.clock.instant(row.receivedAt.getTime()),
      updated_datetime: this.updatedAt(row),
      expected_datetime: matter.limitAt ? this.clock.instant(matter.limitAt.getTime()) : undefined,
      address: words?.remarks?.['address'] ?? this.areaOf(row, language),
      address_id: words?.remarks?.['address_id'],
      lat: words ? row.latitude : roundedDegrees(row.latitude),
      long: words ? row.longitude : roundedDegrees(row.longitude),
      media_url: words?.photos?.[0],
    };
  }

  private extended(row: RequestRow, words: SealedWords | undefined, notes: readonly Value[], language: Language): RequestView {
    const { matter, longitude, latitude } = row;
    const { state, round, overdue } = matter;
    const photos = words?.photos?.map((link) => ({ media_url: link }));
    return {
      attributes: this.attributesOf(row, words, language),
      extended_attributes: {
        channel: row.channel,
        x: words ? longitude : roundedDegrees(longitude),
        y: words ? latitude : roundedDegrees(latitude),
        issue: matter.number,
        state,
        round,
        overdue,
        ...(photos && photos.length > 0 && { photos }),
      },
      notes,
    };
  }

  /** What lists offer was the city's word before it was chosen; everything else is the reporter's. */
  private attributesOf({ details, nature }: RequestRow, words: SealedWords | undefined, language: Language): Value[] {
    const questions = this.services.shownAs(String(details?.['service'] ?? nature))?.attributes ?? [];
    return questions.flatMap(({ code, description, values }) => {
      const field = `${ATTRIBUTE_PREFIX}${code}`;
      const label = description[language];
      if (!values) {
        const value = words?.remarks?.[field];
        return value === undefined ? [] : [{ code, label, value }];
      }
      const chosen = values.filter(({ key }) =>
        String(details?.[field] ?? '')
          .split(',')
          .includes(key),
      );
      if (chosen.length === 0) return [];
      return [{ code, label, value: chosen.map(({ name }) => name[language]).join(', '), keys: chosen.map(({ key }) => key).join(',') }];
    });
  }

  private async notesOf(rows: readonly RequestRow[], language: Language): Promise<ReadonlyMap<IssueNumber, Value[]>> {
    const entries = await this.dataSource.manager.find(TimelineEntry, {
      where: { issue: In([...new Set(rows.map(({ issue }) => issue))]) },
      order: { issue: 'ASC', at: 'ASC', id: 'ASC' },
    });
    const notes = new Map<IssueNumber, Value[]>();
    for (const { issue, at, kind, detail } of entries) {
      const wording = statusEntry({ kind, detail }, this.names.in(language));
      if (!wording) continue;
      const note = {
        datetime: this.clock.instant(at.getTime()),
        description: intakeTexts.text(wording.key, wording.params, language),
        type: kind,
      };
      notes.set(issue, [...(notes.get(issue) ?? []), note]);
    }
    return notes;
  }
}
