import { Logger } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';

/** Channel on which other instances hint that facts wait. */
export const OUTBOX_CHANNEL = 'xianban_outbox';
/** Advisory lock of the one active relay of a database. */
const RELAY_LOCK = 7_840_001;

/** Holds the lock of the one active relay for as long as its connection lives. */
export class OutboxLeadership {
  private readonly logger = new Logger(OutboxLeadership.name);

  private constructor(
    private readonly client: PoolClient,
    /** Aborted as soon as the lock may be somebody else's. */
    readonly lost: AbortSignal,
  ) {}

  /** Tries once, without waiting for the lock: a statement that waits for hours would keep vacuum from its work. */
  static async tryTake(pool: Pool, onHint: () => void): Promise<OutboxLeadership | undefined> {
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [RELAY_LOCK]);
      if (!rows[0]?.taken) {
        client.release();
        return undefined;
      }
      const lost = new AbortController();
      client.on('error', () => lost.abort());
      client.on('end', () => lost.abort());
      client.on('notification', onHint);
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      return new OutboxLeadership(client, lost.signal);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** Asks the database whether the connection, and with it the lock, still stands. */
  async confirm(): Promise<void> {
    await this.client.query('SELECT 1');
  }

  /** Closing the connection gives the lock back. */
  release(): void {
    this.client.removeAllListeners('notification');
    this.client.release(true);
    this.logger.debug('outbox relay stepped down');
  }
}
