import type { StreamInfo } from '@nats-io/jetstream';
import type { Pool } from 'pg';

import { EVENTS_DAYS } from '../nats/streams.js';

/** How much is published again when the stream lost its end: more than the two minutes that a server may keep from its disk. */
const TAIL_MINUTES = 10;
/** Rows that one statement lets wait again. */
const ROWS_MOST = 20_000;

/** What became of the stream since this service last published into it. */
export type StreamFate = 'known' | 'new' | 'lost' | 'lost-its-end';

const AGAIN: Readonly<Record<'lost' | 'lost-its-end', string>> = {
  lost: `told_at > now() - interval '${EVENTS_DAYS} days' AND published_at IS NOT NULL`,
  'lost-its-end': 'published_at > $1',
};

/**
 * Compares the stream with the one that this service published into. Was it lost, every fact of the days that it keeps waits again; did
 * it lose its end (a crash before the disk had it), the last minutes do. Consumers drop what they have seen, so that too much is harmless.
 */
export async function reconcileStream(pool: Pool, stream: StreamInfo): Promise<StreamFate> {
  const { rows } = await pool.query<{ created: string | null; last_sequence: string }>('SELECT created, last_sequence FROM outbox_stream');
  const known = rows[0];
  const fate = fateOf(stream, known?.created ?? null, Number(known?.last_sequence ?? 0));
  if (fate === 'known') return fate;

  if (fate === 'lost') await letWaitAgain(pool, AGAIN.lost, []);
  if (fate === 'lost-its-end') await letWaitAgain(pool, AGAIN['lost-its-end'], [await endOfTail(pool)]);
  // last of all: who is interrupted before starts over
  await pool.query('UPDATE outbox_stream SET created = $1, last_sequence = $2', [stream.created, stream.state.last_seq]);
  return fate;
}

function fateOf(stream: StreamInfo, created: string | null, lastSequence: number): StreamFate {
  if (created === null) return 'new';
  if (created !== stream.created) return 'lost';
  return stream.state.last_seq < lastSequence ? 'lost-its-end' : 'known';
}

/** What is lost was published shortly before the last that was published at all, however long ago that is. */
async function endOfTail(pool: Pool): Promise<Date | null> {
  const { rows } = await pool.query<{ from: Date | null }>(
    `SELECT max(published_at) - interval '${TAIL_MINUTES} minutes' AS from FROM outbox`,
  );
  return rows[0]?.from ?? null;
}

async function letWaitAgain(pool: Pool, condition: string, parameters: readonly (Date | null)[]): Promise<void> {
  for (let updated = ROWS_MOST; updated === ROWS_MOST;) {
    const { rowCount } = await pool.query(
      `UPDATE outbox SET published_at = NULL
       WHERE ctid = ANY(ARRAY(SELECT ctid FROM outbox WHERE ${condition} LIMIT ${ROWS_MOST}))`,
      [...parameters],
    );
    updated = rowCount ?? 0;
  }
}
