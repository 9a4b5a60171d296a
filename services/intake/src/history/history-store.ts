import { finished } from 'node:stream/promises';

import { OUTBOX_COLUMNS } from '@xianban/messaging/outbox/outbox-row';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import type { Areas } from '@xianban/contracts/values/areas';
import type { HistoryKind } from '@xianban/contracts/values/history-kind';
import type { BatchRows } from './batch-rows.js';
import type { BinaryRows } from './binary-rows.js';
import { CannotImport } from './cannot-import.js';
import type { CopyText } from './copy-text.js';
import type { Code } from './source-codes.js';
import type { Tally } from './tally.js';

/** How far a file has come. */
export interface ImportState extends Tally {
  readonly id: string;
  /** Within the source. */
  readonly ordinal: number;
  readonly begunAt: Date;
  readonly finishedAt: Date | null;
  readonly positionBytes: number;
}

/** A source as the database knows it. */
export interface SourceState {
  readonly id: number;
  readonly person: string;
}

const LOCK_SPACE = 7_310_115;
const UNIQUE_VIOLATION = '23505';
const BY_EXTERNAL_ID = 'history_issue_by_external_id';
const ISSUE_COLUMNS =
  'year, sequence, source, external_id, import, row, kind, place, longitude, latitude, received_at, limit_at, ended_at, overdue';
const KIND_COLUMNS = 'source, id, via, origin, state, outcome, category, nature, limit_class, unit';
const STATE = `id, ordinal, begun_at AS "begunAt", finished_at AS "finishedAt", position_bytes::float8 AS "positionBytes", rows, imported, still_open AS "stillOpen",
  already_known AS "alreadyKnown", refused, verdicts_equal AS "verdictsEqual", verdicts_differing AS "verdictsDiffering"`;

/**
 * The one connection that history is written on. Its commits do not wait for the disk: what a crash of the server takes away, it takes together with
 * the place from which the file is read again.
 */
export class HistoryStore {
  private constructor(private readonly client: pg.Client) {}

  static async connect(databaseUrl: string): Promise<HistoryStore> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'intake-history',
      connectionTimeoutMillis: 5_000,
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
      options: '-c synchronous_commit=off',
    });
    // whoever waits for a statement hears of it; without a listener the process would end in the middle of its line
    client.on('error', () => undefined);
    await client.connect();
    return new HistoryStore(client);
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  /**
   * The source of a name, made if it is new, and from now on in this process's hands: it goes when the connection does.
   * @param fresh what to make it of
   * @throws CannotImport if another process has it
   */
  async takeSource(
    name: string,
    fresh: { readonly person: string; readonly masterKeyId: string; readonly wrapped: Buffer },
  ): Promise<SourceState> {
    const locked = await this.client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS locked', [
      LOCK_SPACE,
      name,
    ]);
    if (!locked.rows[0]?.locked) throw new CannotImport(`history of ${name} is being brought in at this moment: wait until that has ended`);
    const known = await this.sourceOf(name);
    if (known) return known;
    await this.client.query('BEGIN');
    await this.client.query('SELECT pg_advisory_xact_lock($1)', [LOCK_SPACE]);
    await this.client.query('INSERT INTO person_key (person, master_key, wrapped_key) VALUES ($1, $2, $3)', [
      fresh.person,
      fresh.masterKeyId,
      fresh.wrapped,
    ]);
    await this.client.query('INSERT INTO history_source (id, name, person) SELECT coalesce(max(id), 0) + 1, $1, $2 FROM history_source', [
      name,
      fresh.person,
    ]);
    await this.client.query('COMMIT');
    return (await this.sourceOf(name)) as SourceState;
  }

  private async sourceOf(name: string): Promise<SourceState | undefined> {
    const { rows } = await this.client.query<SourceState>('SELECT id, person FROM history_source WHERE name = $1', [name]);
    return rows[0];
  }

  /** The import of a file, begun if it is new. @param id for a new one */
  async beginImport(source: number, mapping: string, fileHash: Buffer, id: string): Promise<ImportState> {
    await this.client.query(
      `INSERT INTO history_import (source, ordinal, id, mapping, file_hash, begun_at, position_bytes, rows, imported, still_open, already_known, refused,
                                   verdicts_equal, verdicts_differing)
       SELECT $1, coalesce(max(ordinal), 0) + 1, $4, $2, $3, now(), 0, 0, 0, 0, 0, 0, 0, 0 FROM history_import WHERE source = $1
       ON CONFLICT (mapping, file_hash) DO NOTHING`,
      [source, mapping, fileHash, id],
    );
    const { rows } = await this.client.query<ImportState>(`SELECT ${STATE} FROM history_import WHERE mapping = $1 AND file_hash = $2`, [
      mapping,
      fileHash,
    ]);
    return rows[0];
  }

  /** The kinds of a source that have occurred. */
  async kindsOf(source: number): Promise<Code<HistoryKind>[]> {
    const { rows } = await this.client.query<{ id: number; value: HistoryKind }>(
      `SELECT id, json_strip_nulls(json_build_object('via', via, 'origin', origin, 'state', state, 'outcome', outcome, 'category', category,
         'nature', nature, 'limitClass', limit_class, 'unit', unit)) AS value FROM history_kind WHERE source = $1`,
      [source],
    );
    return rows;
  }

  /** The places of a source that have occurred. */
  async placesOf(source: number): Promise<Code<Areas>[]> {
    const { rows } = await this.client.query<{ id: number; value: Areas }>(
      `SELECT id, json_build_object('street', street, 'community', community, 'managementGrid', management_grid, 'technicalGrid', technical_grid)
         AS value FROM history_place WHERE source = $1`,
      [source],
    );
    return rows;
  }

  /** Which of these ids of a source are known. */
  async knownOf(source: number, externalIds: readonly string[]): Promise<Set<string>> {
    const { rows } = await this.client.query<{ id: string }>(
      'SELECT external_id AS id FROM history_issue WHERE source = $1 AND external_id = ANY($2)',
      [source, externalIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Writes a batch with its verdicts, its facts and the place behind it in one transaction.
   * @returns false, with nothing written, if one of its issues is known already
   */
  async write(batch: BatchRows, state: ImportState): Promise<boolean> {
    await this.client.query('BEGIN');
    try {
      await this.copy(`history_kind (${KIND_COLUMNS})`, batch.kinds);
      await this.copy('history_place (source, id, street, community, management_grid, technical_grid)', batch.places);
      await this.copy(`history_issue (${ISSUE_COLUMNS})`, batch.issues, 'binary');
      await this.copy('history_words (source, import, first_row, sealed)', batch.words, 'binary');
      await this.copy('history_verdict (source, import, row, kind, external_id, field, reason)', batch.verdicts);
      await this.copy(`outbox (${OUTBOX_COLUMNS})`, batch.facts);
      await this.commitAt(state);
      return true;
    } catch (error) {
      await this.client.query('ROLLBACK').catch(() => undefined);
      const { code, constraint } = error as { code?: string; constraint?: string };
      if (code === UNIQUE_VIOLATION && constraint === BY_EXTERNAL_ID) return false;
      throw error;
    }
  }

  async finishImport(id: string): Promise<void> {
    await this.client.query('UPDATE history_import SET finished_at = now() WHERE id = $1', [id]);
  }

  /** In one round trip. */
  private async commitAt({ id, ...reached }: ImportState): Promise<void> {
    const { positionBytes, rows, imported, stillOpen, alreadyKnown, refused, verdictsEqual, verdictsDiffering } = reached;
    await this.client.query(
      `UPDATE history_import SET position_bytes = ${positionBytes}, rows = ${rows}, imported = ${imported}, still_open = ${stillOpen},
              already_known = ${alreadyKnown}, refused = ${refused}, verdicts_equal = ${verdictsEqual}, verdicts_differing = ${verdictsDiffering}
         WHERE id = ${this.client.escapeLiteral(id)}; COMMIT`,
    );
  }

  private async copy(target: string, rows: BinaryRows | CopyText, form: 'binary' | 'text' = 'text'): Promise<void> {
    if (rows.isEmpty) return;
    const stream = this.client.query(copyFrom(`COPY ${target} FROM STDIN (FORMAT ${form})`));
    stream.end(rows.toBuffer());
    await finished(stream);
  }
}
