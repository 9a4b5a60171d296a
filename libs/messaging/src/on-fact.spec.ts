import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { LocateV1 } from '@xianban/contracts/commands/locate';

import { OnFact } from './on-fact.js';
import { OnOrder } from './on-order.js';

describe('the decorators of handlers', () => {
  it('keep facts and orders apart', () => {
    expect(() => OnFact(LocateV1, 'grid-on-locate')).toThrow('LocateV1 is not a fact');
    expect(() => OnOrder(ReportAcceptedV1)).toThrow('ReportAcceptedV1 is not an order');
  });

  it.each(['', 'X', 'with space', 'with.dot', 'a>', '*'])('refuse the durable name %j', (name) => {
    expect(() => OnFact(ReportAcceptedV1, name)).toThrow("a durable's name");
  });

  it.each([0, 1.5, 257, Number.NaN])('refuse a concurrency of %d', (concurrency) => {
    expect(() => OnFact(ReportAcceptedV1, 'grid-on-report', { concurrency })).toThrow('must be 1 to 256');
  });
});
