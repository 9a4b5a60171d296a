import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, type EntityManager } from 'typeorm';

import { opened } from '../../store/opened.js';
import { type PersonalDataHolder, PersonalDataHolders, type PersonSubject } from '../../store/personal-data-holders.js';
import { AppComment, commentContext } from './app-comment.js';
import { AppFollow } from './app-follow.js';

const NOTHING = Buffer.alloc(0);

/** What residents said of issues and which they follow, for export and erasure. A comment of somebody erased stays as one without words. */
@Injectable()
export class AppPersonalData implements PersonalDataHolder {
  readonly name = 'cityApp';

  constructor(
    holders: PersonalDataHolders,
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {
    holders.register(this);
  }

  async exported({ person }: PersonSubject, key: PersonKey): Promise<object[]> {
    const { manager } = this.dataSource;
    const comments = await manager.find(AppComment, { where: { person }, order: { commentedAt: 'ASC', id: 'ASC' } });
    const follows = await manager.find(AppFollow, { where: { person }, order: { followedAt: 'ASC', issue: 'ASC' } });
    const instant = (date: Date) => this.clock.instant(date.getTime());
    return [
      ...comments.map(({ id, issue, commentedAt, words }) => {
        return { issue, commentedAt: instant(commentedAt), text: opened(this.vault, key, words, commentContext(id)) };
      }),
      ...follows.map(({ issue, followedAt }) => ({ issue, followedAt: instant(followedAt) })),
    ];
  }

  async erase({ person }: PersonSubject, manager: EntityManager): Promise<undefined> {
    await manager.update(AppComment, { person }, { person: newId(), words: NOTHING, contentHash: NOTHING });
    await manager.delete(AppFollow, { person });
  }
}
