import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource, type EntityManager } from 'typeorm';

import { drawnBytes } from './drawn-bytes.js';
import type { MasterKeys } from './master-keys.js';
import type { PersonKey, PersonKeyRow } from './person-key.js';
import { openBytes, sealBytes, UnreadableSeal } from './sealing.js';

const KEY_BYTES = 32;
/** The row that holds the key of look-ups. No person has this id. */
const LOOKUP_ROW = '00000000-0000-0000-0000-000000000000';
const REWRAP_BATCH = 500;
/** Spares unwrapping again what was unwrapped a moment ago. A key is only ever used with the row that was just read, so erasing works at once. */
const REMEMBERED_KEYS = 2_000;

/**
 * Keeps personal data readable only as long as its person's key exists. Each person has a data key in the table `person_key`, wrapped by a
 * master key; values are sealed with it (AES-256-GCM) and stand in the service's own columns. Source: architecture.md, 8.
 *
 * Sealing and opening do no I/O, so that a row, its person's key and the outbox can be written in one round trip.
 */
@Injectable()
export class PersonalDataVault implements OnModuleInit {
  private readonly unwrapped = new LRUCache<string, PersonKey>({ max: REMEMBERED_KEYS });
  private lookupKey: KeyObject | undefined;

  constructor(
    private readonly masterKeys: MasterKeys,
    private readonly dataSource: DataSource,
  ) {}

  async onModuleInit(): Promise<void> {
    const { manager } = this.dataSource;
    const fresh = this.wrap(LOOKUP_ROW, drawnBytes(KEY_BYTES));
    await manager.query('INSERT INTO person_key (person, master_key, wrapped_key) VALUES ($1, $2, $3) ON CONFLICT (person) DO NOTHING', [
      fresh.person,
      fresh.masterKeyId,
      fresh.wrapped,
    ]);
    // another instance may have been first
    const [row] = await keyRows(manager, [LOOKUP_ROW]);
    if (!row) throw new Error('the look-up key was not kept');
    this.lookupKey = createSecretKey(this.unwrap(row).key);
  }

  /** A key for a person that has none yet. The caller writes `person`, `masterKeyId` and `wrapped` into `person_key`. */
  newPersonKey(person: string): PersonKey {
    return this.wrap(person, drawnBytes(KEY_BYTES));
  }

  /** The key in a row of `person_key` that was just read. @throws UnreadableSeal if no master key of this process opens it */
  unwrap(row: PersonKeyRow): PersonKey {
    const { person, master_key: masterKeyId, wrapped_key: wrapped } = row;
    const remembered = this.unwrapped.get(person);
    if (remembered?.wrapped.equals(wrapped)) return remembered;

    const masterKey = this.masterKeys.named(masterKeyId);
    if (!masterKey) throw new UnreadableSeal(`the master key ${masterKeyId} is not among the configured ones`);
    const key = { person, masterKeyId, wrapped, key: openBytes(masterKey, wrapped, person) };
    this.unwrapped.set(person, key);
    return key;
  }

  /**
   * Seals a value of a person for one place.
   * @param context table, column and row id, e.g. `report.text/0199…`: a sealed value moved elsewhere does not open
   */
  seal(key: PersonKey, plain: string | Buffer, context: string): Buffer {
    return sealBytes(key.key, typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain, placeOf(key, context));
  }

  /** @throws UnreadableSeal if it was sealed for another person or place, or was changed */
  open(key: PersonKey, sealed: Buffer, context: string): string {
    return this.openBytes(key, sealed, context).toString('utf8');
  }

  /** What is no text, e.g. a picture. @throws UnreadableSeal as `open` does */
  openBytes(key: PersonKey, sealed: Buffer, context: string): Buffer {
    return openBytes(key.key, sealed, placeOf(key, context));
  }

  /**
   * 32 bytes under which a value can be found again without being readable, e.g. a phone number. The same for ever, also after rotation.
   * @param kind keeps equal values of different kinds apart, e.g. `phone`
   * @param value already in its one canonical form
   */
  lookup(kind: string, value: string): Buffer {
    if (!this.lookupKey) throw new Error('the vault is not open yet');
    return createHmac('sha256', this.lookupKey).update(kind).update('\0').update(value).digest();
  }

  /**
   * The keys of several persons; those that were erased or never had one are missing.
   * @param writing transaction that will write what it seals with them: none of them is erased before it ends
   */
  async keysOf(persons: readonly string[], writing?: EntityManager): Promise<Map<string, PersonKey>> {
    if (persons.length === 0) return new Map();
    const rows = await (writing ? keyRows(writing, persons, 'ORDER BY person FOR KEY SHARE') : keyRows(this.dataSource.manager, persons));
    return new Map(rows.map((row) => [row.person, this.unwrap(row)]));
  }

  /** Makes everything sealed for a person unreadable for ever, in every backup that lacks the key. False if there was nothing to erase. */
  async erase(person: string, manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      'WITH erased AS (DELETE FROM person_key WHERE person = $1 AND person <> $2 RETURNING person) SELECT person FROM erased',
      [person, LOOKUP_ROW],
    );
    this.unwrapped.delete(person);
    return rows.length > 0;
  }

  /** Wraps every key anew that an older master key wraps, in batches; afterwards the older ones can be dropped. How many there were. */
  async rewrap(): Promise<number> {
    const current = this.masterKeys.current.id;
    for (let done = 0; ;) {
      const batch = await this.dataSource.transaction(async (manager) => {
        const rows = await manager.query<PersonKeyRow[]>(
          'SELECT person, master_key, wrapped_key FROM person_key WHERE master_key <> $1 ORDER BY person LIMIT $2 FOR NO KEY UPDATE',
          [current, REWRAP_BATCH],
        );
        const anew = rows.map((row) => this.wrap(row.person, this.unwrap(row).key));
        await manager.query(
          `UPDATE person_key SET master_key = $1, wrapped_key = anew.wrapped
             FROM unnest($2::uuid[], $3::bytea[]) AS anew (person, wrapped) WHERE person_key.person = anew.person`,
          [current, anew.map(({ person }) => person), anew.map(({ wrapped }) => wrapped)],
        );
        return rows.length;
      });
      if (batch === 0) return done;
      done += batch;
    }
  }

  private wrap(person: string, key: Buffer): PersonKey {
    const { id, key: masterKey } = this.masterKeys.current;
    return { person, masterKeyId: id, wrapped: sealBytes(masterKey, key, person), key };
  }
}

function placeOf(key: PersonKey, context: string): string {
  return `${key.person}/${context}`;
}

function keyRows(manager: EntityManager, persons: readonly string[], held = ''): Promise<PersonKeyRow[]> {
  return manager.query<PersonKeyRow[]>(`SELECT person, master_key, wrapped_key FROM person_key WHERE person = ANY($1::uuid[]) ${held}`, [
    persons,
  ]);
}
