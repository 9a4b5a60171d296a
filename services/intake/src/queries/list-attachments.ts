import { Injectable } from '@nestjs/common';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import { DataSource } from 'typeorm';

import { notFound } from '../http/not-found.js';
import { Pictures } from '../pictures/pictures.js';
import { Attachment } from '../store/attachment.js';
import { Report } from '../store/report.js';

/** More pictures than anybody looks at. */
const MOST = 500;

/** Whose pictures: of an issue that somebody may see, or of one report. */
export type ShownReports = { readonly issue: IssueNumber } | { readonly id: ReportId };

export type ShownAttachment = Attachment & { readonly report: ReportId };

/** Finds the pictures of reports that somebody may see. */
@Injectable()
export class ListAttachments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pictures: Pictures,
  ) {}

  /** Pictures of these reports, oldest report first. */
  async of(reports: ShownReports): Promise<ShownAttachment[]> {
    const attachments = await this.dataSource.manager
      .createQueryBuilder(Attachment, 'attachment')
      .innerJoin(Report, 'report', 'report.id = attachment.report')
      .where('id' in reports ? 'report.id = :id' : 'report.issue = :issue', reports)
      .orderBy('report.receivedAt')
      .addOrderBy('report.id')
      .addOrderBy('attachment.place')
      .limit(MOST)
      .getMany();
    return attachments as ShownAttachment[];
  }

  /** The JPEG of one of them. @throws Problem 404 if these reports have no such picture */
  async open(reports: ShownReports, id: string): Promise<Buffer> {
    const attachment = (await this.of(reports)).find((shown) => shown.id === id && shown.state === 'stored');
    const bytes = attachment && (await this.pictures.open(id));
    if (!bytes) throw notFound('attachment', 'There is no such picture');
    return bytes;
  }
}
