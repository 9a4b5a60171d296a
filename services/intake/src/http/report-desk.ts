import { HttpStatus, Injectable } from '@nestjs/common';
import { Config } from '@xianban/service-kit/config/config';
import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import type { Language } from '@xianban/service-kit/language/language';
import type { FastifyReply } from 'fastify';

import type { Channel } from '../channel-kit/channel.js';
import type { ChannelCaller } from '../channel-kit/channel-caller.js';
import { ReportQuotas } from '../channel-kit/report-quotas.js';
import { AcceptBatch } from '../commands/accept-batch.js';
import { AcceptReport, type AcceptedReport, type AcceptVerdict, type ReportPlace } from '../commands/accept-report.js';
import { Table } from '../csv/table.js';
import { csvReports, namedByColumn } from '../csv/csv-reports.js';
import { intakeTexts } from '../texts/intake-texts.js';
import type { AcceptanceView, BatchVerdictView, BatchView } from './acceptance-view.js';

/** What a proven caller brings. */
export interface BroughtBody extends Omit<ReportPlace, 'path'> {
  /** JSON, or a {@link Table}. */
  readonly body: unknown;
  /** The header of that name. */
  readonly acceptLanguage?: string;
}

/** Takes what a channel is sent over HTTP: one report, or many as `{ reports: [...] }` or a table. */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly quotas: ReportQuotas,
    private readonly acceptReport: AcceptReport,
    private readonly acceptBatch: AcceptBatch,
    private readonly config: Config,
  ) {}

  /** @throws Problem */
  async take(
    channel: Channel,
    caller: ChannelCaller,
    { body, acceptLanguage, ...place }: BroughtBody,
  ): Promise<AcceptanceView | BatchView> {
    const language = chooseLanguage(acceptLanguage);
    if (body instanceof Table) return this.takeTable(channel, caller, body, place, language);
    await this.quotas.take(caller, isBatch(body) ? body.reports.length : 1);
    if (isBatch(body)) {
      const batch = await this.acceptBatch.run(channel, caller, body.reports, place);
      if (!batch.ok) throw batch.problem;
      return this.batchView(batch.verdicts, language);
    }
    const verdict = await this.acceptReport.run(channel, caller, body, place);
    if (!verdict.ok) throw verdict.problem;
    return this.acceptanceView(verdict.accepted, language);
  }

  private async takeTable(
    channel: Channel,
    caller: ChannelCaller,
    { bytes, charset }: Table,
    place: Omit<ReportPlace, 'path'>,
    language: Language,
  ): Promise<BatchView> {
    const rows = csvReports(channel, bytes, charset);
    await this.quotas.take(caller, rows.length);
    const inputs = rows.map(({ input }) => input);
    const batch = await this.acceptBatch.run(channel, caller, inputs, { ...place, pathOf: (index) => `rows.${rows[index]?.row}` });
    if (!batch.ok) throw batch.problem;
    const { csv } = channel.can;
    const named = batch.verdicts.map((verdict) =>
      verdict.ok || !csv ? verdict : { ...verdict, problem: namedByColumn(verdict.problem, csv) },
    );
    const view = this.batchView(named, language);
    return { ...view, verdicts: view.verdicts.map((verdict, index) => ({ ...verdict, row: rows[index]?.row })) };
  }

  /** Verdicts as they are shown. */
  batchView(verdicts: readonly AcceptVerdict[], language: Language): BatchView {
    const views = verdicts.map((verdict, index): BatchVerdictView => {
      if (verdict.ok) return { index, status: 201, accepted: this.acceptanceView(verdict.accepted, language) };
      return { index, status: verdict.problem.details.status, problem: verdict.problem.details };
    });
    const accepted = verdicts.filter(({ ok }) => ok).length;
    return { accepted, refused: verdicts.length - accepted, verdicts: views };
  }

  /** What a reporter is answered with. */
  acceptanceView({ issue, report, receipt }: AcceptedReport, language: Language): AcceptanceView {
    return {
      issue,
      report,
      receipt,
      statusUrl: `${this.config.publicUrl}/v1/status/${receipt}`,
      message: intakeTexts.text('accepted', { issue }, language),
    };
  }
}

/** Sets the status of an answer of the desk. */
export function answered(reply: FastifyReply, answer: AcceptanceView | BatchView): AcceptanceView | BatchView {
  void reply.code('verdicts' in answer ? HttpStatus.OK : HttpStatus.CREATED);
  return answer;
}

/** A batch is told apart by its one field, which no payload of a channel has. */
function isBatch(body: unknown): body is { readonly reports: readonly unknown[] } {
  return (
    typeof body === 'object' && body !== null && Array.isArray((body as { reports?: unknown }).reports) && Object.keys(body).length === 1
  );
}
