import type { StreamInfo } from '@nats-io/jetstream';
import type { Pool } from 'pg';

import { EVENTS_DAYS } from '../nats/streams.js';

/** How much is published again when the stream lost its end: more than the two minutes that a server may keep from its disk. */
const TAIL_MINUTES = 10;

/** What became of the stream since this service last published into it. */
export type StreamFate = 'known' | 'new' | 'lost' | 'lost-its-end';

/**
 * Compares the stream with the one that this service published into. Was it lost, every fact of the days that it keeps waits again; did
 * it lose its end (a crash before the disk had it), the last minutes do. Consumers drop what they have seen, so that too much is harmless.
 */
export async function reconcileStream(pool: Pool, stream: StreamInfo): Promise<StreamFate> {
  const { rows } = await pool.query<{ created: string | null; last_sequence: string }>('SELECT created, last_sequence FROM outbox_stream');
  const known = rows[0];
  const fate = fateOf(stream, known?.created ?? null, Number(known?.last_sequence ?? 0));
  if (fate === 'known') return fate;

  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    if (fate === 'lost') {
      await client.query(`UPDATE outbox SET published_at = NULL WHERE published_at IS NOT NULL AND told_at > now() - interval '${EVENTS_DAYS} days'`);
    } else if (fate === 'lost-its-end') {
      await client.query(
        `UPDATE outbox SET published_at = NULL
         WHERE published_at > (SELECT max(published_at) FROM outbox) - interval '${TAIL_MINUTES} minutes'`,
      );
    }
    await client.query('UPDATE outbox_stream SET created = $1, last_sequence = $2', [stream.created, stream.state.last_seq]);
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
  return fate;
}

function fateOf(stream: StreamInfo, created: string | null, lastSequence: number): StreamFate {
  if (created === null) return 'new';
  if (created !== stream.created) return 'lost';
  return stream.state.last_seq < lastSequence ? 'lost-its-end' : 'known';
}
