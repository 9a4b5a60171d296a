import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eventually } from '@xianban/messaging/testing/eventually';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import fc from 'fast-check';

import type { MasterKey } from '../config/config.js';
import { newId } from '../new-id.js';
import { CreatePersonKey1767225600010 } from './create-person-key.js';
import { MasterKeys } from './master-keys.js';
import type { PersonKey } from './person-key.js';
import { PersonalDataVault } from './personal-data-vault.js';
import { UnreadableSeal } from './sealing.js';

const PLACE = 'report.text/1';

let database: TestDatabase;
const first: MasterKey = { id: 'first', key: randomBytes(32) };
const second: MasterKey = { id: 'second', key: randomBytes(32) };

beforeAll(async () => {
  database = await createTestDatabase({ migrations: [CreatePersonKey1767225600010] });
});
afterAll(() => database.drop());

async function openVault(...masterKeys: MasterKey[]): Promise<PersonalDataVault> {
  const vault = new PersonalDataVault(MasterKeys.fixed(masterKeys), database.dataSource);
  await vault.onModuleInit();
  return vault;
}

async function keptKey(vault: PersonalDataVault): Promise<PersonKey> {
  const key = vault.newPersonKey(newId());
  await database.dataSource.query('INSERT INTO person_key (person, master_key, wrapped_key) VALUES ($1, $2, $3)', [
    key.person,
    key.masterKeyId,
    key.wrapped,
  ]);
  return key;
}

describe('a sealed value', () => {
  it('opens to what was sealed, whatever the words', async () => {
    const vault = await openVault(first);
    const key = vault.newPersonKey(newId());
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (words) => {
        expect(vault.open(key, vault.seal(key, words, PLACE), PLACE)).toBe(words);
      }),
    );
  });

  it('differs each time and shows nothing of the words', async () => {
    const vault = await openVault(first);
    const key = vault.newPersonKey(newId());
    const sealed = vault.seal(key, '13900000000', PLACE);
    expect(sealed.equals(vault.seal(key, '13900000000', PLACE))).toBe(false);
    expect(sealed.includes('139')).toBe(false);
  });

  it('does not open in another place, for another person, or with one bit flipped', async () => {
    const vault = await openVault(first);
    const key = vault.newPersonKey(newId());
    const sealed = vault.seal(key, 'words', PLACE);
    expect(() => vault.open(key, sealed, 'report.text/2')).toThrow(UnreadableSeal);
    expect(() => vault.open(vault.newPersonKey(newId()), sealed, PLACE)).toThrow(UnreadableSeal);
    expect(() => vault.open({ ...key, person: newId() }, sealed, PLACE)).toThrow(UnreadableSeal);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Buffer.from(sealed);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => vault.open(key, flipped, PLACE)).toThrow(UnreadableSeal);
    }
    expect(() => vault.open(key, sealed.subarray(0, 20), PLACE)).toThrow(UnreadableSeal);
  });
});

describe("a person's key", () => {
  it('is found again after a restart', async () => {
    const before = await openVault(first);
    const { person, ...key } = await keptKey(before);
    const sealed = before.seal({ person, ...key }, 'words', PLACE);
    const after = await openVault(first);
    const found = (await after.keysOf([person, newId()])).get(person);
    expect(found && after.open(found, sealed, PLACE)).toBe('words');
  });

  it('is erased at once, also for another process that had just used it', async () => {
    const [here, there] = [await openVault(first), await openVault(first)];
    const { person } = await keptKey(here);
    expect((await there.keysOf([person])).size).toBe(1);
    expect(await here.erase(person)).toBe(true);
    expect((await there.keysOf([person])).size).toBe(0);
    expect(await here.erase(person)).toBe(false);
  });

  it('is not erased when the transaction fails', async () => {
    const vault = await openVault(first);
    const { person } = await keptKey(vault);
    const failing = database.dataSource.transaction(async (manager) => {
      await vault.erase(person, manager);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await vault.keysOf([person])).size).toBe(1);
  });
});

describe('rotation', () => {
  it('opens what an older master key wrapped, and needs it no more once all is rewrapped', async () => {
    const old = await openVault(first);
    const keys = await Promise.all([keptKey(old), keptKey(old), keptKey(old)]);
    const sealed = keys.map((key) => old.seal(key, 'words', PLACE));
    const looked = old.lookup('phone', '13900000000');

    const both = await openVault(second, first);
    expect(await both.rewrap()).toBeGreaterThanOrEqual(keys.length);
    expect(await both.rewrap()).toBe(0);

    const young = await openVault(second);
    const found = await young.keysOf(keys.map(({ person }) => person));
    keys.forEach(({ person }, index) => {
      const key = found.get(person);
      expect(key && young.open(key, sealed[index] ?? Buffer.alloc(0), PLACE)).toBe('words');
    });
    expect(young.lookup('phone', '13900000000')).toEqual(looked);
    await expect(openVault(first)).rejects.toThrow(UnreadableSeal);
    await openVault(first, second).then((vault) => vault.rewrap());
  });
});

describe('rotation while services run', () => {
  it('loses nothing: keys of a file are noticed, the old one is dropped, and who was quicker is understood', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'xianban-vault-'));
    const file = join(folder, 'keys');
    const write = (...keys: MasterKey[]) => writeFile(file, keys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join('\n'));
    const third: MasterKey = { id: 'third', key: randomBytes(32) };
    try {
      await write(first);
      const opened = async (): Promise<PersonalDataVault> => {
        const vault = new PersonalDataVault(MasterKeys.inFile(file), database.dataSource);
        await vault.onModuleInit();
        return vault;
      };
      const [running, slow] = [await opened(), await opened()];
      const { person, ...key } = await keptKey(running);
      const sealed = running.seal({ person, ...key }, 'words', PLACE);

      await write(third, first);
      const quick = await opened();
      expect(await quick.rewrap()).toBeGreaterThan(0);
      // it has read the old keys a moment ago and meets one that it does not know
      const found = (await slow.keysOf([person])).get(person);
      expect(found && slow.open(found, sealed, PLACE)).toBe('words');
      await eventually('a new person to be wrapped with the new key', () =>
        Promise.resolve(running.newPersonKey(newId()).masterKeyId === 'third'),
      );
      await write(third);
      const after = (await (await opened()).keysOf([person])).get(person);
      expect(after && running.open(after, sealed, PLACE)).toBe('words');
      await write(first, third);
      await (await opened()).rewrap();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a look-up', () => {
  it('is the same for the same value in every process, and apart by kind', async () => {
    const [here, there] = await Promise.all([openVault(first), openVault(first)]);
    expect(here.lookup('phone', '13900000000')).toEqual(there.lookup('phone', '13900000000'));
    expect(here.lookup('phone', '13900000000')).not.toEqual(here.lookup('account', '13900000000'));
    expect(here.lookup('phone', '13900000000')).toHaveLength(32);
  });

  it('key cannot be erased like that of a person', async () => {
    const vault = await openVault(first);
    expect(await vault.erase('00000000-0000-0000-0000-000000000000')).toBe(false);
  });
});
