import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import type { Refusal } from '@xianban/contracts/envelope';
import type { MessageClass } from '@xianban/contracts/message';
import { DataSource, type EntityManager } from 'typeorm';

import { canonicalJson } from './canonical-json.js';
import { MessagingName } from './messaging-name.js';
import { MessagingSettings } from './messaging-settings.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { outboxRow, type OutboxRow, type Teller } from './outbox/outbox-row.js';
import { retriedOnConflict } from './retried-on-conflict.js';
import type { Told, Transaction } from './transaction.js';

/** Opens transactions: the only way in which a use case writes. */
@Injectable()
export class Store {
  private readonly teller: Teller;

  constructor(
    private readonly dataSource: DataSource,
    private readonly relay: OutboxRelay,
    name: MessagingName,
    settings: MessagingSettings,
  ) {
    this.teller = { source: name.source, nowMs: () => settings.nowMs() };
  }

  /**
   * Obeys an order once: one transaction that remembers the key with its answer. The same key again gets the same answer; the same key
   * while the first is running waits for it; the same key with another body is refused with `key-reused`. The work may run more than once
   * before it commits (deadlocks are tried again), so it must touch nothing but the transaction.
   * @returns the answer as JSON gives it back, the first time too
   */
  once<R extends { readonly ok: boolean }>(order: { readonly key: string }, work: (tx: Transaction) => Promise<R>): Promise<R | Refusal> {
    const fingerprint = createHash('sha256').update(canonicalJson(order)).digest('base64');
    return this.transaction(async (tx) => {
      const taken: unknown[] = await tx.manager.query(
        'INSERT INTO order_answer (key, fingerprint) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING RETURNING 1 AS taken',
        [order.key, fingerprint],
      );
      if (taken.length === 0) return remembered<R>(tx.manager, order.key, fingerprint);

      const answer = JSON.stringify(await work(tx));
      await tx.manager.query('UPDATE order_answer SET answer = $2 WHERE key = $1', [order.key, answer]);
      return JSON.parse(answer) as R;
    });
  }

  /** Runs the work in one transaction and wakes the relay when it told something. Deadlocks and serialisation failures are tried again. */
  async transaction<R>(work: (tx: Transaction) => Promise<R>): Promise<R> {
    let told = false;
    const result = await retriedOnConflict(() =>
      this.dataSource.transaction(async (manager) => {
        const tx = new TellingTransaction(manager, this.teller);
        const result = await work(tx);
        told = await tx.writeTold();
        return result;
      }),
    );
    if (told) this.relay.wake();
    return result;
  }
}

async function remembered<R>(manager: EntityManager, key: string, fingerprint: string): Promise<R | Refusal> {
  const rows: { fingerprint: string; answer: string }[] = await manager.query(
    'SELECT fingerprint, answer FROM order_answer WHERE key = $1',
    [key],
  );
  const row = rows[0];
  // pruned between the two statements: the caller's next try finds it free
  if (!row) throw new Error('a remembered answer vanished');
  if (row.fingerprint !== fingerprint) return { ok: false, reason: 'key-reused', field: 'key' };
  return JSON.parse(row.answer) as R;
}

class TellingTransaction implements Transaction {
  private readonly rows: OutboxRow[] = [];

  constructor(
    readonly manager: EntityManager,
    private readonly teller: Teller,
  ) {}

  tell<T extends object>(fact: MessageClass<T>, told: Told<T>): Promise<void> {
    this.rows.push(outboxRow(this.teller, fact, told));
    return Promise.resolve();
  }

  /** One statement for all facts, last of all, so that their positions are taken as shortly before the commit as can be. */
  async writeTold(): Promise<boolean> {
    if (this.rows.length === 0) return false;
    await this.manager.query('INSERT INTO outbox (id, type, payload) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])', [
      this.rows.map((row) => row.id),
      this.rows.map((row) => row.type),
      this.rows.map((row) => row.payload),
    ]);
    return true;
  }
}
