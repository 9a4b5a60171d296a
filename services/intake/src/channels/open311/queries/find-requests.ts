import { Injectable } from '@nestjs/common';
import { UUID } from '@xianban/contracts/values/identifiers';
import { DataSource, type SelectQueryBuilder } from 'typeorm';

import { Issue } from '../../../store/issue.js';
import { Report } from '../../../store/report.js';
import type { RequestQuery, Span } from '../domain/request-query.js';
import { statesOf } from '../domain/request-status.js';

const OF_REPORT = [
  'id',
  'issue',
  'channel',
  'holder',
  'person',
  'words',
  'longitude',
  'latitude',
  'receivedAt',
  'nature',
  'details',
] as const satisfies readonly (keyof Report)[];
const OF_ISSUE = [
  'number',
  'state',
  'round',
  'outcome',
  'unit',
  'street',
  'community',
  'limitAt',
  'overdue',
  'closedAt',
  'updatedAt',
] as const satisfies readonly (keyof Issue)[];

const COLUMNS = [...OF_REPORT.map((column) => `report.${column}`), ...OF_ISSUE.map((column) => `issue.${column}`)];

/** What is shown of a request as it was reported, and of the issue that it belongs to. */
export interface RequestRow extends Pick<Report, (typeof OF_REPORT)[number]> {
  readonly matter: Pick<Issue, (typeof OF_ISSUE)[number]>;
}

/** Where a list goes on: behind this request. */
export interface RequestPlace {
  readonly receivedAt: Date;
  readonly id: string;
}

/** Written out as in the index `report_of_open311`, so that it serves the list. */
const OF_OPEN311 = "report.channel = 'open311'";
/** Nobody was told the id of a blackbox request, and nobody sees what becomes of it. */
const NOT_BLACKBOX = "report.details->>'type' <> 'blackbox'";
/** When it was last changed, or, of a closed one, when it was closed. */
export const UPDATED_AT = `CASE WHEN "issue"."state" = 'closed' AND "issue"."closed_at" IS NOT NULL THEN "issue"."closed_at" ELSE "issue"."updated_at" END`;

/** Finds what was requested through Open311, newest first: one statement for each list, whatever it is filtered by. */
@Injectable()
export class FindRequests {
  constructor(private readonly dataSource: DataSource) {}

  /** A page of requests; none beyond the end. @param holder whose own tries are listed, too */
  page(query: RequestQuery, holder?: string): Promise<RequestRow[]> {
    const { ids, serviceCodes, statuses, requested, updated, page, pageSize } = query;
    const list = this.newestFirst()
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    // what is no id of ours is the id of nothing
    if (ids) list.andWhere('report.id = ANY(:ids)', { ids: ids.filter((id) => UUID.test(id)) });
    else listed(list, holder);
    if (serviceCodes) list.andWhere("report.details->>'service' = ANY(:serviceCodes)", { serviceCodes });
    if (statuses) list.andWhere('issue.state = ANY(:states)', { states: statesOf(statuses) });
    if (requested) list.andWhere('report.receivedAt BETWEEN :requestedFrom AND :requestedTo', bounds('requested', requested));
    if (updated) {
      list.andWhere(`${UPDATED_AT} BETWEEN :updatedFrom AND :updatedTo`, bounds('updated', updated));
      // closing updates an issue too, so this loses nothing, and there is an index for it
      list.andWhere('issue.updatedAt >= :updatedFrom');
    }
    return rowsOf(list);
  }

  /** The requests of a span behind a place, for reading them all. */
  behind(span: Span, place: RequestPlace | undefined, most: number, holder?: string): Promise<RequestRow[]> {
    const list = this.newestFirst().limit(most).andWhere('report.receivedAt BETWEEN :spanFrom AND :spanTo', bounds('span', span));
    listed(list, holder);
    if (place) list.andWhere('(report.receivedAt, report.id) < (:receivedAt, :id)', { receivedAt: place.receivedAt, id: place.id });
    return rowsOf(list);
  }

  /** The request that a token or a receipt stands for. */
  async byReceiptHash(receiptHash: Buffer): Promise<Report | null> {
    return this.dataSource.manager
      .createQueryBuilder(Report, 'report')
      .where('report.receiptHash = :receiptHash', { receiptHash })
      .andWhere(OF_OPEN311)
      .andWhere(NOT_BLACKBOX)
      .getOne();
  }

  private newestFirst(): SelectQueryBuilder<Report> {
    const list = this.dataSource.manager
      .createQueryBuilder(Report, 'report')
      .innerJoin(Issue, 'issue', 'issue.number = report.issue')
      .select([])
      .where(OF_OPEN311)
      .andWhere(NOT_BLACKBOX)
      .orderBy('report.receivedAt', 'DESC')
      .addOrderBy('report.id', 'DESC');
    for (const column of COLUMNS) list.addSelect(column, column);
    return list;
  }
}

/** What was tried out with a sandbox key is listed for its holder only; whoever was told its id may ask for it. */
function listed(list: SelectQueryBuilder<Report>, holder: string | undefined): void {
  list.andWhere(holder === undefined ? 'NOT report.sandbox' : '(NOT report.sandbox OR report.holder = :holder)', { holder });
}

/** Without making entities of them: for a thousand rows that costs ten times what the statement does. */
async function rowsOf(list: SelectQueryBuilder<Report>): Promise<RequestRow[]> {
  const rows = await list.getRawMany<Readonly<Record<string, unknown>>>();
  const part = (row: Readonly<Record<string, unknown>>, table: string, columns: readonly string[]) =>
    Object.fromEntries(columns.map((column) => [column, row[`${table}.${column}`]]));
  return rows.map((row) => ({ ...part(row, 'report', OF_REPORT), matter: part(row, 'issue', OF_ISSUE) }) as unknown as RequestRow);
}

function bounds(name: string, { fromMs, toMs }: Span): Record<string, Date> {
  return { [`${name}From`]: new Date(fromMs), [`${name}To`]: new Date(toMs) };
}
