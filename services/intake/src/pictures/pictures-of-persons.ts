import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, type EntityManager, In } from 'typeorm';

import { Attachment } from '../store/attachment.js';
import { type AfterErasure, type PersonalDataHolder, PersonalDataHolders, type PersonSubject } from '../store/personal-data-holders.js';
import { PictureStorage } from './picture-storage.js';

/** Tells which pictures a person's reports show, and erases them with the person: keys and rows at once, the sealed bytes after that. */
@Injectable()
export class PicturesOfPersons implements PersonalDataHolder, OnModuleInit {
  readonly name = 'pictures';

  constructor(
    private readonly dataSource: DataSource,
    private readonly storage: PictureStorage,
    private readonly vault: PersonalDataVault,
    private readonly holders: PersonalDataHolders,
  ) {}

  onModuleInit(): void {
    this.holders.register(this);
  }

  async exported({ reports }: PersonSubject): Promise<readonly object[]> {
    const attachments = await this.dataSource.manager.findBy(Attachment, { report: In(reports) });
    return attachments.map(({ id, report, state, takenLongitude, takenLatitude }) => ({
      picture: id,
      report,
      state,
      ...(takenLongitude !== null && { takenAt: [takenLongitude, takenLatitude] }),
    }));
  }

  async erase({ reports }: PersonSubject, manager: EntityManager): Promise<AfterErasure> {
    const attachments = await manager.find(Attachment, { where: { report: In(reports) }, select: { id: true } });
    for (const { id } of attachments) await this.vault.erase(id, manager);
    await manager.delete(Attachment, { report: In(reports) });
    return async () => {
      for (const { id } of attachments) await this.storage.delete(id);
    };
  }
}
