import type { Pool, PoolClient, QueryArrayResult } from 'pg';

import type { OutboxRow } from './outbox-row.js';

/** Facts that are published in one go. */
export const BATCH_ROWS_MOST = 500;

const TAKE = `BEGIN; SELECT ctid::text, id, type, payload FROM outbox WHERE published_at IS NULL
  ORDER BY position LIMIT ${BATCH_ROWS_MOST} FOR UPDATE SKIP LOCKED`;

type TakenRow = [place: string, id: string, type: string, payload: string];

/** Rows taken from the outbox under lock: until they are marked or given back nobody else gets them. */
export class OutboxBatch {
  private constructor(
    private readonly client: PoolClient,
    private readonly places: readonly string[],
    readonly rows: readonly OutboxRow[],
  ) {}

  /** The oldest rows that wait, in order of position. */
  static async take(pool: Pool): Promise<OutboxBatch> {
    const client = await pool.connect();
    try {
      // two statements in one round trip; the second's rows count
      const results = (await client.query<TakenRow>({ text: TAKE, rowMode: 'array' })) as unknown as readonly QueryArrayResult<TakenRow>[];
      const taken = results[1]?.rows ?? [];
      return new OutboxBatch(
        client,
        taken.map(([place]) => place),
        taken.map(([, id, type, payload]) => ({ id, type, payload })),
      );
    } catch (error) {
      // a connection in an unknown state is of no use to anyone
      client.release(true);
      throw error;
    }
  }

  get full(): boolean {
    return this.rows.length === BATCH_ROWS_MOST;
  }

  /** Marks every row published and lets go. @param lastSequence how far the stream had come */
  async markPublished(lastSequence: number): Promise<void> {
    // the lock pins each row to its place in the table, which spares an index on every published row
    const places = this.places.map((place) => `"${place}"`).join(',');
    try {
      await this.client.query(
        `UPDATE outbox SET published_at = now() WHERE ctid = ANY('{${places}}'::tid[]);
         UPDATE outbox_stream SET last_sequence = GREATEST(last_sequence, ${lastSequence}); COMMIT`,
      );
      this.client.release();
    } catch (error) {
      this.client.release(true);
      throw error;
    }
  }

  /** Lets go without a mark: the rows wait again. */
  async giveBack(): Promise<void> {
    await this.client.query('ROLLBACK').then(
      () => this.client.release(),
      () => this.client.release(true),
    );
  }
}
