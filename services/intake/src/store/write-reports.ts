import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import { instantOf } from '@xianban/contracts/values/instant';
import { OUTBOX_COLUMNS, type OutboxRow } from '@xianban/messaging/outbox/outbox-row';
import { newId } from '@xianban/service-kit/new-id';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import type { Pool } from 'pg';

import { MERGEABLE_STATES } from '../domain/mergeable-states.js';
import type { Submission } from '../domain/submission.js';
import type { MergingVerdict } from './merging-step.js';

/** A picture of a report: an upload's id, or a new one for a link that is fetched later. */
export interface ShownPicture {
  readonly id: string;
  /** Among the report's, from 0. */
  readonly place: number;
  readonly uploaded: boolean;
}

/** Everything that one accepted report adds to the database. */
export interface ReportRows {
  readonly report: ReportId;
  readonly issue: IssueNumber;
  readonly submission: Submission;
  readonly contentHash: Buffer;
  readonly idempotencyKey?: string;
  /** When a signed message was signed, whose id is the idempotency key. */
  readonly signedAt?: Date;
  readonly receiptHash: Buffer;
  readonly personKey: PersonKey;
  /** True if the key is to be written too, false if the database should have it. */
  readonly personKeyFresh: boolean;
  /** See `Persons.contactOf`. */
  readonly contactHash: Buffer;
  readonly words: Buffer;
  readonly outbox: OutboxRow;
  /** Absent if the report shows none. */
  readonly pictures?: readonly ShownPicture[];
  /** Absent if it was compared with no other. */
  readonly merging?: Exclude<MergingVerdict, { readonly kind: 'waits' }>;
}

/** Columns of the statement's input, each with its type. Bytes travel as base64 and instants as text, since the rows travel as one JSON. */
const INPUT = {
  id: 'uuid',
  issue: 'text',
  opens: 'boolean',
  channel: 'text',
  channel_key: 'uuid',
  holder: 'uuid',
  sandbox: 'boolean',
  external_id: 'text',
  content_hash: 'text',
  idempotency_key: 'text',
  signed_at: 'timestamptz[]',
  receipt_hash: 'text',
  person: 'uuid',
  master_key: 'text',
  wrapped_key: 'text',
  key_is_fresh: 'boolean',
  contact_hash: 'text',
  words: 'text',
  longitude: 'double precision',
  latitude: 'double precision',
  observed_at: 'timestamptz',
  received_at: 'timestamptz',
  accepted_at: 'timestamptz',
  promised_limit_at: 'timestamptz',
  verified: 'boolean',
  category: 'text',
  nature: 'text',
  limit_class: 'text',
  qualities: 'text[]',
  keywords: 'text[]',
  origin: 'text',
  reasons: 'jsonb',
  details: 'jsonb',
  pictures: 'json',
  fact_id: 'uuid',
  fact_type: 'text',
  fact_payload: 'text',
  cell: 'bigint',
  cells: 'bigint[]',
  sketch: 'text',
  suggested: 'jsonb',
  score: 'double precision',
  alike_by: 'text',
} as const;

/**
 * One statement, so that a report is there with everything that belongs to it, or not at all. A row is left out whose person's key in the
 * database is another than the one it was sealed with, whose idempotency key was used, or whose external id the holder has used.
 * A key of a person that was erased meanwhile is not brought back: only fresh ones are inserted.
 *
 * So is one that opens an issue where somebody else has opened one since it was looked for others there, and one that joins an issue that can no
 * longer be joined. These are named, since they must be looked at again.
 */
const WRITE_REPORTS = `
WITH input AS (
  SELECT * FROM json_to_recordset($1) AS sent (${Object.entries(INPUT)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')})
), fresh_key AS (
  INSERT INTO person_key (person, master_key, wrapped_key)
  SELECT DISTINCT ON (person) person, master_key, decode(wrapped_key, 'base64') FROM input WHERE key_is_fresh ORDER BY person
  ON CONFLICT (person) DO NOTHING
  RETURNING person, wrapped_key
), usable_key AS (
  SELECT person, wrapped_key FROM fresh_key
  UNION ALL
  SELECT person, wrapped_key FROM person_key WHERE person IN (SELECT person FROM input WHERE NOT key_is_fresh)
), looked AS (
  INSERT INTO merging_cell (cell, version) SELECT cell, seen + 1 FROM json_to_recordset($2) AS before (cell bigint, seen bigint) ORDER BY cell
  ON CONFLICT (cell) DO UPDATE SET version = excluded.version WHERE merging_cell.version = excluded.version - 1
  RETURNING cell
), joinable AS (
  SELECT number, round FROM issue WHERE number IN (SELECT issue FROM input WHERE NOT opens) AND state = ANY ($3) ORDER BY number FOR NO KEY UPDATE
), current AS (
  SELECT input.*, coalesce(joinable.round, 1) AS round FROM input LEFT JOIN joinable ON NOT opens AND number = issue
  WHERE CASE WHEN opens THEN cells IS NULL OR cells <@ ARRAY(SELECT cell FROM looked) ELSE number IS NOT NULL END
), ready AS (
  SELECT input.* FROM current AS input JOIN usable_key ON usable_key.person = input.person AND usable_key.wrapped_key = decode(input.wrapped_key, 'base64')
  WHERE idempotency_key IS NULL
     OR NOT EXISTS (SELECT FROM idempotency_key AS used WHERE used.holder = input.holder AND used.key = input.idempotency_key)
), written AS (
  INSERT INTO report (id, issue, opens_issue, channel, channel_key, holder, external_id, content_hash, receipt_hash, person, contact_hash, words,
                      longitude, latitude, observed_at, received_at, promised_limit_at, verified, category, nature, limit_class, qualities, keywords,
                      origin, reasons, details, sandbox)
  SELECT id, issue, opens, channel, channel_key, holder, external_id, decode(content_hash, 'base64'), decode(receipt_hash, 'base64'), person,
         decode(contact_hash, 'base64'), decode(words, 'base64'), longitude, latitude, observed_at, received_at, promised_limit_at, verified,
         category, nature, limit_class, qualities, keywords, origin, reasons, details, sandbox
  FROM ready ORDER BY holder, external_id
  ON CONFLICT (holder, external_id) WHERE external_id IS NOT NULL DO NOTHING
  RETURNING id
), accepted AS (
  SELECT ready.* FROM ready JOIN written USING (id)
), remembered AS (
  INSERT INTO idempotency_key (holder, key, content_hash, report, signed_at)
  SELECT holder, idempotency_key, decode(content_hash, 'base64'), id, signed_at FROM accepted WHERE idempotency_key IS NOT NULL
), picture AS (
  SELECT shown.*, accepted.id AS report, accepted.holder
  FROM accepted, json_to_recordset(accepted.pictures) AS shown (id uuid, place smallint, uploaded boolean)
), shown_upload AS (
  UPDATE attachment SET report = picture.report, place = picture.place
  FROM picture WHERE picture.uploaded AND attachment.id = picture.id AND attachment.holder = picture.holder AND attachment.report IS NULL
), shown_link AS (
  INSERT INTO attachment (id, holder, report, place, state, next_try_at)
  SELECT id, holder, report, place, 'to-fetch', now() FROM picture WHERE NOT uploaded
), opened AS (
  INSERT INTO issue (number, state, round, version, channel, origin, opening_report, category, nature, limit_class, qualities, reasons, received_at,
                     limit_at, overdue, escalation_level, limit_sequence, updated_at, sandbox)
  SELECT issue, 'received', 1, 0, channel, origin, id, category, nature, limit_class, qualities, reasons, received_at, promised_limit_at,
         false, 0, 0, accepted_at, sandbox FROM accepted WHERE opens
), noted AS (
  INSERT INTO timeline_entry (id, issue, round, at, kind, detail)
  SELECT fact_id, issue, round, received_at, CASE WHEN opens THEN 'received' ELSE 'report-joined' END,
         jsonb_strip_nulls(jsonb_build_object('report', id, 'channel', channel, 'score', score, 'reasons', alike_by))
  FROM accepted
), told AS (
  INSERT INTO outbox (${OUTBOX_COLUMNS}) SELECT fact_id, fact_type, fact_payload FROM accepted WHERE NOT sandbox
), sketched AS (
  INSERT INTO report_sketch (cell, report, issue, person, longitude, latitude, received_at, nature, limit_class, sketch)
  SELECT cell, id, issue, person, longitude, latitude, received_at, nature, limit_class, decode(sketch, 'base64') FROM accepted WHERE sketch IS NOT NULL
), suggested AS (
  INSERT INTO merge_suggestion (id, issue, "into", score, reasons, suggested_at)
  SELECT alike.id, accepted.issue, alike.issue, alike.score, alike.reasons, accepted_at
  FROM accepted CROSS JOIN jsonb_to_recordset(suggested) AS alike (id uuid, issue text, score real, reasons text[])
), joined AS (
  UPDATE issue SET
    updated_at = came.last,
    other_channels = nullif(ARRAY(SELECT DISTINCT unnest(other_channels || came.channels) EXCEPT SELECT issue.channel ORDER BY 1), '{}'),
    complained_at = CASE WHEN issue.origin = 'before-complaint' THEN coalesce(issue.complained_at, came.complained_at) END
  FROM (
    SELECT issue AS of, max(accepted_at) AS last, array_agg(channel) AS channels, min(received_at) FILTER (WHERE origin = 'on-complaint') AS complained_at
    FROM accepted WHERE NOT opens GROUP BY issue
  ) AS came
  WHERE number = came.of
)
SELECT id, true AS accepted FROM written UNION ALL SELECT id, false FROM input WHERE id NOT IN (SELECT id FROM current)`;

export interface Written {
  readonly accepted: ReadonlySet<string>;
  /** Reports that were decided on what is no longer so. */
  readonly overtaken: ReadonlySet<string>;
}

/**
 * Writes reports in one round trip. Returns the ids of those that were accepted.
 * @param versions of the cells that those looked at which open an issue
 */
export async function writeReports(pool: Pool, group: readonly ReportRows[], versions: ReadonlyMap<number, number>): Promise<Written> {
  const cells = new Set(group.flatMap(({ merging }) => (merging?.kind === 'opens' ? merging.cells : [])));
  const result = await pool.query<{ id: string; accepted: boolean }>({
    name: 'write-reports',
    text: WRITE_REPORTS,
    values: [
      JSON.stringify(group.map(inputOf)),
      JSON.stringify([...cells].map((cell) => ({ cell, seen: versions.get(cell) ?? 0 }))),
      MERGEABLE_STATES,
    ],
  });
  const ids = Map.groupBy(result.rows, ({ accepted }) => accepted);
  const idsOf = (accepted: boolean) => new Set(ids.get(accepted)?.map(({ id }) => id));
  return { accepted: idsOf(true), overtaken: idsOf(false) };
}

function inputOf(rows: ReportRows): Record<keyof typeof INPUT, unknown> {
  const { submission, personKey, outbox, merging } = rows;
  const { category, nature, limitClass, qualities, keywords, reasons } = submission.classification;
  return {
    id: rows.report,
    issue: rows.issue,
    opens: merging?.kind !== 'joins',
    channel: submission.channel,
    channel_key: submission.channelKey,
    holder: submission.holder,
    sandbox: submission.sandbox,
    external_id: submission.externalId,
    content_hash: rows.contentHash.toString('base64'),
    idempotency_key: rows.idempotencyKey,
    signed_at: rows.signedAt && [rows.signedAt],
    receipt_hash: rows.receiptHash.toString('base64'),
    person: personKey.person,
    master_key: personKey.masterKeyId,
    wrapped_key: personKey.wrapped.toString('base64'),
    key_is_fresh: rows.personKeyFresh,
    contact_hash: rows.contactHash.toString('base64'),
    words: rows.words.toString('base64'),
    longitude: submission.at[0],
    latitude: submission.at[1],
    observed_at: instantOf(submission.observedAtMs),
    received_at: instantOf(submission.receivedAtMs),
    accepted_at: instantOf(submission.acceptedAtMs),
    promised_limit_at: submission.promisedLimitMs === undefined ? undefined : instantOf(submission.promisedLimitMs),
    verified: submission.verified,
    category,
    nature,
    limit_class: limitClass,
    qualities,
    keywords,
    origin: submission.origin,
    reasons,
    details: submission.details,
    pictures: rows.pictures,
    fact_id: outbox.id,
    fact_type: outbox.type,
    fact_payload: outbox.payload,
    ...mergingInput(merging),
  };
}

function mergingInput(merging: ReportRows['merging']): Record<'cell' | 'cells' | 'sketch' | 'suggested' | 'score' | 'alike_by', unknown> {
  const opening = merging?.kind === 'opens' ? merging : undefined;
  const match = merging?.kind === 'joins' ? merging.match : undefined;
  return {
    cell: opening?.cell,
    cells: opening?.cells,
    sketch: opening?.sketch.toString('base64'),
    suggested: opening && opening.suggested.length > 0 ? opening.suggested.map((match) => ({ id: newId(), ...match })) : undefined,
    score: match && Number(match.score.toFixed(3)),
    alike_by: match?.reasons.join(' '),
  };
}
