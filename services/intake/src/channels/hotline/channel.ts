import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { inDatum } from '../../domain/in-datum.js';
import { CreateHotline1795700080020 } from './create-hotline.js';
import { HotlineResult } from './hotline-result.js';
import { ListResults } from './list-results.js';
import { OnIssueClosed } from './on-issue-closed.js';
import { OnIssueMoved } from './on-issue-moved.js';
import { HotlineOrder } from './payload.js';
import { ResultsController } from './results-controller.js';

/** What the city's table calls the fields of an order. */
const COLUMNS = {
  工单编号: 'orderNumber',
  受理时间: 'receivedAt',
  办理时限: 'limitAt',
  类别: 'category',
  诉求类型: 'cityCategory',
  诉求内容: 'text',
  地址: 'address',
  坐标系: 'datum',
  经度: 'lon',
  纬度: 'lat',
  来电人: 'callerName',
  来电号码: 'callerPhone',
};

/** Orders of the city's hotline (接诉即办): complaints, with the city's number and limit. Results go back to the city. */
export default defineChannel({
  name: 'hotline',
  label: { zh: '接诉即办', en: 'City hotline' },
  payload: HotlineOrder,
  authentication: [apiKey()],
  can: { batch: 2_000, csv: { columns: COLUMNS }, attachments: 0, feedback: false, verifies: false, complaint: true, backdates: true },
  externalId: ({ orderNumber }) => orderNumber,
  reporter: ({ callerName, callerPhone }) => ({ name: callerName, phone: callerPhone }),
  report: ({ text, datum, lon, lat, category, receivedAt, limitAt, cityCategory, address }) => ({
    text,
    at: inDatum(datum, lon, lat),
    category,
    occurredAt: receivedAt,
    limitAt,
    remarks: { ...(address !== undefined && { address }), ...(cityCategory !== undefined && { cityCategory }) },
  }),
  fieldOf: { at: 'lon', externalId: 'orderNumber', occurredAt: 'receivedAt' },
  example: HotlineOrder.example,
  extras: {
    controllers: [ResultsController],
    providers: [ListResults, OnIssueClosed, OnIssueMoved],
    entities: [HotlineResult],
    migrations: [CreateHotline1795700080020],
  },
});
