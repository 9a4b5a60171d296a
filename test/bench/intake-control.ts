/**
 * The control of the bench `intake`: a bare Fastify + pg server that answers as intake does and writes the same rows (same tables, columns and
 * sizes) in one statement per report. It checks, proves, sorts and encrypts nothing. Arguments: database URL, port, connections.
 */
import { randomBytes, randomUUID } from 'node:crypto';

import { fastify } from 'fastify';
import pg from 'pg';
import { v7 } from 'uuid';

interface Body {
  readonly externalId: string;
  readonly text: string;
  readonly lon: number;
  readonly lat: number;
  readonly observedAt: string;
  readonly reporter: object;
}

/** What sealing adds to the words, and what it makes of a key. */
const SEAL_BYTES = 29;
const HASH_BYTES = 32;

const REASONS = JSON.stringify({
  category: { by: 'rule', rule: '路灯不亮' },
  nature: { by: 'rule', rule: '路灯不亮' },
  limitClass: { by: 'default' },
  qualities: { convenience: { by: 'nature' }, safety: { by: 'rule', rule: '路灯不亮' } },
});

const STATEMENT = `
WITH person AS (
  INSERT INTO person_key (person, master_key, wrapped_key) VALUES ($1, 'bench', $2)
), written AS (
  INSERT INTO report (id, issue, opens_issue, channel, channel_key, holder, external_id, content_hash, receipt_hash, person, words, longitude, latitude,
                      observed_at, received_at, verified, category, nature, limit_class, qualities, keywords, reasons)
  VALUES ($3, $4, true, 'api', $5, $6, $7, $8, $9, $1, $10, $11, $12, $13, $14, false, 'city-management', 'component', 'ordinary', $20, $15, $21)
), opened AS (
  INSERT INTO issue (number, state, round, version, channel, opening_report, category, nature, limit_class, qualities, reasons, received_at, overdue, escalation_level, limit_sequence, updated_at)
  VALUES ($4, 'received', 1, 0, 'api', $3, 'city-management', 'component', 'ordinary', $20, $21, $14, false, 0, 0, $14)
), noted AS (
  INSERT INTO timeline_entry (id, issue, round, at, kind, detail) VALUES ($16, $4, 1, $14, 'received', $17)
)
INSERT INTO outbox (id, type, payload) VALUES ($18, 'evt.report.accepted.v1', $19)`;

const [databaseUrl, port, connections] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: Number(connections) });
const channelKey = randomUUID();
const holder = randomUUID();
let sequence = 0;

const server = fastify();
server.post<{ Body: Body }>('/v1/channels/api/reports', async (request, reply) => {
  const { externalId, text, lon, lat, observedAt, reporter } = request.body;
  const issue = `110105-2026-${String((sequence += 1)).padStart(6, '0')}`;
  const report = v7();
  const receipt = randomBytes(24).toString('base64url');
  const now = new Date();
  const fact = v7();
  const words = Buffer.concat([Buffer.alloc(SEAL_BYTES), Buffer.from(JSON.stringify({ reporter, text, receipt }))]);
  const data = {
    issue,
    report,
    channel: 'api',
    opensIssue: true,
    verified: false,
    at: [lon, lat],
    observedAt,
    receivedAt: '2026-03-01T08:15:20.000+08:00',
    category: 'city-management',
    nature: 'component',
    limitClass: 'ordinary',
    qualities: ['convenience', 'safety'],
    keywords: ['路灯'],
  };
  const envelope = {
    specversion: '1.0',
    id: fact,
    source: '/services/intake',
    type: 'evt.report.accepted.v1',
    subject: report,
    sequence: 1,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    dataschema: 'urn:xianban:schema:evt.report.accepted.v1',
    data,
  };
  await pool.query({
    name: 'write-report',
    text: STATEMENT,
    values: [
      ...[randomUUID(), Buffer.alloc(SEAL_BYTES + HASH_BYTES), report, issue, channelKey, holder, externalId],
      ...[randomBytes(HASH_BYTES), randomBytes(HASH_BYTES), words, lon, lat, new Date(observedAt), now, data.keywords],
      ...[v7(), JSON.stringify({ report, channel: 'api' }), fact, JSON.stringify(envelope), data.qualities, REASONS],
    ],
  });
  return reply.code(201).send({
    issue,
    report,
    receipt,
    statusUrl: `http://127.0.0.1/v1/status/${receipt}`,
    message: `已受理，编号 ${issue}。请保存查询链接，随时查看办理进展。`,
  });
});
await server.listen({ host: '127.0.0.1', port: Number(port) });
