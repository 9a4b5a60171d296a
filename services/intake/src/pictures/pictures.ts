import { Injectable } from '@nestjs/common';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import { Attachment } from '../store/attachment.js';
import { Persons } from '../store/persons.js';
import type { CleanPicture } from './clean-picture.js';
import { PictureStorage } from './picture-storage.js';

/** Keeps pictures sealed, each with a key of its own, so that one can be erased wherever copies of the storage lie. */
@Injectable()
export class Pictures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly storage: PictureStorage,
    private readonly vault: PersonalDataVault,
    private readonly persons: Persons,
  ) {}

  /** Keeps the bytes under an id. What was kept there before, by somebody who died before saying so, is replaced. */
  async keep(id: string, picture: CleanPicture): Promise<void> {
    const key = await this.persons.keyIn(this.dataSource.manager, id);
    await this.storage.put(id, this.vault.seal(key, picture.bytes, contextOf(id)));
  }

  /** The JPEG; undefined if it was erased. */
  async open(id: string): Promise<Buffer | undefined> {
    const key = (await this.vault.keysOf([id])).get(id);
    return key && this.vault.openBytes(key, await this.storage.get(id), contextOf(id));
  }

  /** Erases pictures: first the keys, so that nothing is readable whatever happens then, then bytes, then rows. */
  async erase(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.vault.erase(id);
      await this.storage.delete(id);
    }
    if (ids.length > 0) await this.dataSource.manager.delete(Attachment, [...ids]);
  }
}

/** What the row says of a picture that is kept. */
export function keptColumns({ bytes, widthPixels, heightPixels, takenAt }: CleanPicture) {
  return {
    state: 'stored' as const,
    fault: null,
    sizeBytes: bytes.length,
    widthPixels,
    heightPixels,
    takenLongitude: takenAt?.[0] ?? null,
    takenLatitude: takenAt?.[1] ?? null,
    nextTryAt: null,
  };
}

function contextOf(id: string): string {
  return `attachment/${id}`;
}
