import { Injectable } from '@nestjs/common';
import { newId } from '@xianban/service-kit/new-id';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { Clock } from '@xianban/service-kit/clock';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';

import { personId } from '../../domain/person-id.js';
import { opened } from '../../store/opened.js';
import { Persons } from '../../store/persons.js';
import { WechatSecret } from './wechat-secret.js';
import type { WechatSecrets } from './wechat-secrets.js';

/** While an account changes its token or key, WeChat may still use the one before. */
const LIVE = 2;
/** How long a change may take to reach the other instances. */
const REMEMBERED_MS = 5_000;
const MOST_ACCOUNTS = 100;

/** The official accounts that speak to this district, and what they share with it. */
@Injectable()
export class WechatAccounts {
  private readonly remembered = new LRUCache<string, readonly WechatSecrets[]>({ max: MOST_ACCOUNTS, ttl: REMEMBERED_MS });

  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly persons: Persons,
    private readonly clock: Clock,
  ) {}

  /** The account as the holder of what its followers report; UUID, the same for ever. */
  idOf(account: string): string {
    return personId(this.vault.lookup('wechat-account', account));
  }

  /** Live secrets, newest first; none for an account that nobody set up. */
  async secretsOf(account: string): Promise<readonly WechatSecrets[]> {
    const known = this.remembered.get(account);
    if (known) return known;
    const id = this.idOf(account);
    const rows = await this.dataSource.manager.find(WechatSecret, {
      where: { account },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: LIVE,
    });
    const key = rows.length > 0 ? (await this.vault.keysOf([id])).get(id) : undefined;
    const secrets = rows.flatMap((row) => {
      const plain = opened(this.vault, key, row.secrets, contextOf(row.id));
      return plain === undefined ? [] : [JSON.parse(plain) as WechatSecrets];
    });
    this.remembered.set(account, secrets);
    return secrets;
  }

  /** Sets an account up, or changes its secrets: the ones before stay live, those before them do not. How many are live now. */
  async add(account: string, secrets: WechatSecrets, createdBy: string): Promise<number> {
    const live = await this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`chaowoshuo-wechat/${account}`]);
      const key = await this.persons.keyIn(manager, this.idOf(account));
      const id = newId();
      const sealed = this.vault.seal(key, JSON.stringify(secrets), contextOf(id));
      await manager.insert(WechatSecret, { id, account, secrets: sealed, createdBy, createdAt: new Date(this.clock.wallMs()) });
      await forgetOlder(manager, account, LIVE);
      return manager.countBy(WechatSecret, { account });
    });
    this.remembered.delete(account);
    return live;
  }

  /** Ends the change: only the newest secrets stay live. How many are live now: 1, or 0 for an account that nobody set up. */
  async retire(account: string): Promise<number> {
    await forgetOlder(this.dataSource.manager, account, 1);
    this.remembered.delete(account);
    return this.dataSource.manager.countBy(WechatSecret, { account });
  }
}

async function forgetOlder(manager: DataSource['manager'], account: string, live: number): Promise<void> {
  await manager.query(
    `DELETE FROM chaowoshuo_wechat_secret WHERE account = $1 AND id NOT IN (
       SELECT id FROM chaowoshuo_wechat_secret WHERE account = $1 ORDER BY created_at DESC, id DESC LIMIT $2)`,
    [account, live],
  );
}

const contextOf = (id: string): string => `chaowoshuo_wechat_secret.secrets/${id}`;
