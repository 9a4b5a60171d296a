import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Log } from '@xianban/service-kit/observe/log';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, IsNull } from 'typeorm';

import { openedWords } from '../store/opened-words.js';
import { Persons } from '../store/persons.js';
import { Report } from '../store/report.js';

const AT_ONCE = 200;

/**
 * Makes reports findable by phone that were written without a hash of it: by a release before there was one, or by an import. In the background of a
 * boot, in batches; several instances at once do no harm.
 */
@Injectable()
export class IndexContacts implements OnApplicationBootstrap, OnModuleDestroy {
  private isEnding = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly persons: Persons,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run().then(
      (indexed) => indexed > 0 && this.log.info({ reports: indexed }, 'contacts indexed'),
      // the next boot goes on where this one stopped
      (error: unknown) => this.log.warn({ error }, 'contacts not indexed'),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnding = true;
    await this.running;
  }

  /** How many reports there were without. */
  async run(): Promise<number> {
    for (let done = 0; ;) {
      const reports = await this.dataSource.manager.find(Report, { where: { contactHash: IsNull() }, order: { id: 'ASC' }, take: AT_ONCE });
      if (reports.length === 0 || this.isEnding) return done;
      const keys = await this.vault.keysOf([...new Set(reports.map(({ person }) => person))]);
      const hashes = reports.map((report) => {
        const phone = openedWords(this.vault, keys.get(report.person), report)?.reporter.phone;
        return phone === undefined ? Buffer.alloc(0) : this.persons.phoneHash(phone);
      });
      await this.dataSource.query(
        `UPDATE report SET contact_hash = found.hash FROM unnest($1::uuid[], $2::bytea[]) AS found (id, hash)
          WHERE report.id = found.id AND report.contact_hash IS NULL`,
        [reports.map(({ id }) => id), hashes],
      );
      done += reports.length;
    }
  }
}
