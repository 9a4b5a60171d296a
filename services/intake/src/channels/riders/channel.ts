import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { placedContent } from '../../channel-kit/placed-report.js';
import { webhookSignature } from '../../channel-kit/webhook-signature.js';
import { RiderReport } from './payload.js';

/** How the companies' own tables call the fields. */
const COLUMNS = {
  编号: 'reportId',
  骑手: 'riderId',
  姓名: 'name',
  电话: 'phone',
  内容: 'text',
  坐标系: 'datum',
  经度: 'lon',
  纬度: 'lat',
  发现时间: 'seenAt',
  照片: 'photos',
};

/** Courier riders report what they see on the way, one by one or a shift at a time. */
export default defineChannel({
  name: 'riders',
  label: { zh: '美好骑士', en: 'Courier riders' },
  payload: RiderReport,
  authentication: [apiKey(), webhookSignature()],
  can: { batch: 2_000, csv: { columns: COLUMNS }, attachments: 4, feedback: true, verifies: false },
  reporters: 'riders',
  externalId: (report) => report.reportId,
  reporter: (report) => ({ account: report.riderId, name: report.name, phone: report.phone }),
  report: (report) => ({ ...placedContent(report), observedAt: report.seenAt }),
  fieldOf: { at: 'lon', observedAt: 'seenAt', externalId: 'reportId' },
  example: RiderReport.example,
});
