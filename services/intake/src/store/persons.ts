import { Injectable } from '@nestjs/common';
import { newId } from '@xianban/service-kit/new-id';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';

import type { Reporter } from '../channel-kit/channel.js';
import { canonicalPhone } from '../domain/canonical-phone.js';
import { personId, personLookup } from '../domain/person-id.js';

const MOST_REMEMBERED = 20_000;
const READ_TOGETHER_MOST = 500;
const CONTACT_BYTES = 16;
const NO_CONTACT = Buffer.alloc(0);

/** A person's key, and whether the database has it as far as this process knows. */
export interface HeldKey {
  readonly key: PersonKey;
  /** True if it was made just now: whoever uses it writes it, and finds out whether somebody else was first. */
  readonly fresh: boolean;
}

/** Finds persons again by keyed hashes, and keeps their keys at hand. */
@Injectable()
export class Persons {
  private readonly remembered = new LRUCache<string, PersonKey>({ max: MOST_REMEMBERED });
  /** Those that are asked for at the same time share one statement. */
  private readonly read = new DataLoader<string, PersonKey | undefined>(
    async (persons) => {
      const keys = await this.vault.keysOf(persons);
      return persons.map((person) => keys.get(person));
    },
    { cache: false, maxBatchSize: READ_TOGETHER_MOST },
  );

  constructor(private readonly vault: PersonalDataVault) {}

  /** Id of a reporter: the same for the same account or phone, a new one for somebody anonymous. */
  idOf(holder: string, reporter: Reporter): string {
    const lookup = personLookup(holder, reporter);
    return lookup ? personId(this.vault.lookup(lookup.kind, lookup.value)) : newId();
  }

  /**
   * By what somebody known by an account is found when they call: 16 bytes, a keyed hash of the phone. Empty without a phone, and for somebody who is
   * known by the phone itself.
   */
  contactOf({ account, phone }: Reporter): Buffer {
    return account === undefined || phone === undefined ? NO_CONTACT : this.phoneHash(phone);
  }

  /** 16 bytes: enough to tell telephones apart, and half the index. */
  phoneHash(phone: string): Buffer {
    return this.vault.lookup('phone', canonicalPhone(phone)).subarray(0, CONTACT_BYTES);
  }

  /** Id of a member of staff, whose words about issues are sealed like a reporter's. @param sub of their token */
  staffId(sub: string): string {
    return personId(this.vault.lookup('staff', sub));
  }

  /** The key to seal with, without asking the database. */
  keyAtHand(person: string): HeldKey {
    const key = this.remembered.get(person);
    return key ? { key, fresh: false } : { key: this.vault.newPersonKey(person), fresh: true };
  }

  /** The database has this key. */
  remember(key: PersonKey): void {
    this.remembered.set(key.person, key);
  }

  /** Reads a key anew, after it turned out that what was at hand is not what the database has. */
  async refresh(person: string): Promise<void> {
    const key = await this.read.load(person);
    if (key) this.remembered.set(person, key);
    else this.remembered.delete(person);
  }

  /** The key of a person in a transaction, made if there is none. */
  async keyIn(manager: EntityManager, person: string): Promise<PersonKey> {
    const fresh = this.vault.newPersonKey(person);
    await manager.query('INSERT INTO person_key (person, master_key, wrapped_key) VALUES ($1, $2, $3) ON CONFLICT (person) DO NOTHING', [
      person,
      fresh.masterKeyId,
      fresh.wrapped,
    ]);
    const key = (await this.vault.keysOf([person], manager)).get(person);
    // only erasure at this very moment takes it away again
    if (!key) throw new Error('the key of a person vanished');
    return key;
  }
}
