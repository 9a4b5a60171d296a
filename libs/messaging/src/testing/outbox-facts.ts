import type { Envelope } from '@xianban/contracts/envelope';
import { describeMessage, type MessageClass } from '@xianban/contracts/message';
import type { DataSource } from 'typeorm';

/** What a service has told so far, oldest first; of one class, if given. */
export async function outboxFacts<T extends object>(dataSource: DataSource, fact?: MessageClass<T>): Promise<readonly Envelope<T>[]> {
  const rows: { payload: string }[] = await dataSource.query(
    'SELECT payload FROM outbox WHERE $1::text IS NULL OR type = $1 ORDER BY position',
    [fact ? describeMessage(fact).subject : null],
  );
  return rows.map((row) => JSON.parse(row.payload) as Envelope<T>);
}
