import { Webhook } from 'standardwebhooks';

import { readWebhook } from './read-webhook.js';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const BODY =
  '{"type":"report.moved","timestamp":"2026-03-01T08:15:20+08:00","data":{"report":"r","issue":"i","state":"closed","round":1,"version":7}}';

function headersOf(body: string, sentAt = new Date()): Record<string, string> {
  return {
    'webhook-id': 'one',
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
    'webhook-signature': new Webhook(SECRET).sign('one', sentAt, body),
  };
}

it('reads a message whose signature holds', () => {
  expect(readWebhook(SECRET, headersOf(BODY), BODY)).toMatchObject({ type: 'report.moved', data: { state: 'closed', version: 7 } });
});

it.each([
  ['one byte was changed', headersOf(BODY), BODY.replace('closed', 'Closed')],
  ['it was signed ten minutes ago', headersOf(BODY, new Date(Date.now() - 600_000)), BODY],
  ['a header is missing', { ...headersOf(BODY), 'webhook-id': '' }, BODY],
])('refuses a message when %s', (_name, headers, body) => {
  expect(() => readWebhook(SECRET, headers, body)).toThrow();
});
