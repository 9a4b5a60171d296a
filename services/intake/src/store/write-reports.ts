import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import { OUTBOX_COLUMNS, type OutboxRow } from '@xianban/messaging/outbox/outbox-row';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import type { Pool } from 'pg';

import type { Submission } from '../domain/submission.js';

/** Everything that one accepted report adds to the database. */
export interface ReportRows {
  readonly report: ReportId;
  readonly issue: IssueNumber;
  readonly submission: Submission;
  readonly contentHash: Buffer;
  readonly idempotencyKey?: string;
  readonly receiptHash: Buffer;
  readonly personKey: PersonKey;
  /** True if the key is to be written too, false if the database should have it. */
  readonly personKeyFresh: boolean;
  readonly words: Buffer;
  readonly timelineEntry: string;
  readonly outbox: OutboxRow;
}

interface InputColumn {
  readonly name: string;
  readonly type: string;
  valueOf(rows: ReportRows): unknown;
}

const column = (name: string, type: string, valueOf: (rows: ReportRows) => unknown): InputColumn => ({ name, type, valueOf });
const date = (epochMs: number | undefined): Date | null => (epochMs === undefined ? null : new Date(epochMs));

const INPUT: readonly InputColumn[] = [
  column('id', 'uuid', (rows) => rows.report),
  column('issue', 'text', (rows) => rows.issue),
  column('channel', 'text', (rows) => rows.submission.channel),
  column('channel_key', 'uuid', (rows) => rows.submission.channelKey),
  column('holder', 'uuid', (rows) => rows.submission.holder),
  column('external_id', 'text', (rows) => rows.submission.externalId ?? null),
  column('content_hash', 'bytea', (rows) => rows.contentHash),
  column('idempotency_key', 'text', (rows) => rows.idempotencyKey ?? null),
  column('receipt_hash', 'bytea', (rows) => rows.receiptHash),
  column('person', 'uuid', (rows) => rows.personKey.person),
  column('master_key', 'text', (rows) => rows.personKey.masterKeyId),
  column('wrapped_key', 'bytea', (rows) => rows.personKey.wrapped),
  column('key_is_fresh', 'boolean', (rows) => rows.personKeyFresh),
  column('words', 'bytea', (rows) => rows.words),
  column('longitude', 'double precision', (rows) => rows.submission.at[0]),
  column('latitude', 'double precision', (rows) => rows.submission.at[1]),
  column('observed_at', 'timestamptz', (rows) => date(rows.submission.observedAtMs)),
  column('received_at', 'timestamptz', (rows) => date(rows.submission.receivedAtMs)),
  column('accepted_at', 'timestamptz', (rows) => date(rows.submission.acceptedAtMs)),
  column('promised_limit_at', 'timestamptz', (rows) => date(rows.submission.promisedLimitMs)),
  column('verified', 'boolean', (rows) => rows.submission.verified),
  column('category', 'text', (rows) => rows.submission.classification.category),
  column('nature', 'text', (rows) => rows.submission.classification.nature),
  column('limit_class', 'text', (rows) => rows.submission.classification.limitClass),
  // unnest takes no arrays of arrays; no keyword contains a comma
  column('keywords', 'text', (rows) => rows.submission.classification.keywords.join(',')),
  column('timeline_entry', 'uuid', (rows) => rows.timelineEntry),
  column('fact_id', 'uuid', (rows) => rows.outbox.id),
  column('fact_type', 'text', (rows) => rows.outbox.type),
  column('fact_payload', 'text', (rows) => rows.outbox.payload),
];

/**
 * One statement, so that a report is there with everything that belongs to it, or not at all. A row is left out whose person's key in the
 * database is another than the one it was sealed with, whose idempotency key was used, or whose external id the holder has used.
 * A key of a person that was erased meanwhile is not brought back: only fresh ones are inserted.
 */
const WRITE_REPORTS = `
WITH input AS (
  SELECT * FROM unnest(${INPUT.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})
    AS input (${INPUT.map(({ name }) => name).join(', ')})
), fresh_key AS (
  INSERT INTO person_key (person, master_key, wrapped_key)
  SELECT DISTINCT ON (person) person, master_key, wrapped_key FROM input WHERE key_is_fresh ORDER BY person
  ON CONFLICT (person) DO NOTHING
  RETURNING person, wrapped_key
), usable_key AS (
  SELECT person, wrapped_key FROM fresh_key
  UNION ALL
  SELECT person, wrapped_key FROM person_key WHERE person IN (SELECT person FROM input WHERE NOT key_is_fresh)
), ready AS (
  SELECT input.* FROM input JOIN usable_key USING (person, wrapped_key)
  WHERE idempotency_key IS NULL
     OR NOT EXISTS (SELECT FROM idempotency_key AS used WHERE used.holder = input.holder AND used.key = input.idempotency_key)
), written AS (
  INSERT INTO report (id, issue, opens_issue, channel, channel_key, holder, external_id, content_hash, receipt_hash, person, words, longitude, latitude,
                      observed_at, received_at, promised_limit_at, verified, category, nature, limit_class, keywords)
  SELECT id, issue, true, channel, channel_key, holder, external_id, content_hash, receipt_hash, person, words, longitude, latitude,
         observed_at, received_at, promised_limit_at, verified, category, nature, limit_class, string_to_array(keywords, ',')
  FROM ready ORDER BY holder, external_id
  ON CONFLICT (holder, external_id) WHERE external_id IS NOT NULL DO NOTHING
  RETURNING id
), accepted AS (
  SELECT ready.* FROM ready JOIN written USING (id)
), remembered AS (
  INSERT INTO idempotency_key (holder, key, content_hash, report)
  SELECT holder, idempotency_key, content_hash, id FROM accepted WHERE idempotency_key IS NOT NULL
), opened AS (
  INSERT INTO issue (number, state, round, version, channel, opening_report, category, nature, limit_class, received_at, limit_at,
                     overdue, escalation_level, limit_sequence, updated_at)
  SELECT issue, 'received', 1, 0, channel, id, category, nature, limit_class, received_at, promised_limit_at, false, 0, 0, accepted_at FROM accepted
), noted AS (
  INSERT INTO timeline_entry (id, issue, round, at, kind, detail)
  SELECT timeline_entry, issue, 1, received_at, 'received', jsonb_build_object('report', id, 'channel', channel) FROM accepted
), told AS (
  INSERT INTO outbox (${OUTBOX_COLUMNS}) SELECT fact_id, fact_type, fact_payload FROM accepted
)
SELECT id FROM written`;

/** Writes reports in one round trip. Returns the ids of those that were accepted. */
export async function writeReports(pool: Pool, group: readonly ReportRows[]): Promise<ReadonlySet<string>> {
  const values = INPUT.map(({ valueOf }) => group.map(valueOf));
  const result = await pool.query<{ id: string }>({ name: 'write-reports', text: WRITE_REPORTS, values });
  return new Set(result.rows.map(({ id }) => id));
}
