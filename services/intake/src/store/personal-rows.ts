import { Injectable } from '@nestjs/common';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, type EntityManager } from 'typeorm';

import { ChannelRegistry } from '../channel-kit/channel-registry.js';
import { opened } from './opened.js';
import type { PersonSubject } from './personal-data-holders.js';
import { PERSONAL_TABLES, type PersonalTable } from './personal-table.js';

type Row = Readonly<Record<string, unknown>>;

/** What of a subject stands in the tables of the register and of its channels. */
@Injectable()
export class PersonalRows {
  readonly tables: readonly PersonalTable[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    channels: ChannelRegistry,
  ) {
    this.tables = [...PERSONAL_TABLES, ...channels.all().flatMap(({ extras }) => extras?.personalTables ?? [])];
  }

  /** The rows of one table, what is sealed opened, and without other bytes. */
  async exported(declared: PersonalTable, subject: PersonSubject, key: PersonKey): Promise<object[]> {
    const { table, owner, sealed = [] } = declared;
    const rows = await this.dataSource.query<Row[]>(`SELECT * FROM ${table} WHERE ${owner} = ANY($1::uuid[])`, [
      ownersOf(declared, subject),
    ]);
    return rows.map((row) => {
      const plain = Object.entries(row).filter(([, value]) => value !== null && !Buffer.isBuffer(value));
      const words = sealed.flatMap((column) => {
        const value = row[column];
        const text = Buffer.isBuffer(value) ? opened(this.vault, key, value, contextOf(declared, column, row)) : undefined;
        return text === undefined ? [] : [[column, parsed(text)] as const];
      });
      return Object.fromEntries([...plain, ...words].map(([column, value]) => [camelCase(column), value]));
    });
  }

  /** Leaves of each row what a matter needs. @param nobody whose the rows are from now on */
  async erase(manager: EntityManager, subject: PersonSubject, nobody: string): Promise<void> {
    for (const declared of this.tables) {
      const { table, owner, ownedBy, sealed = [], secrets = [], goesWithPerson } = declared;
      const owners = ownersOf(declared, subject);
      const where = `WHERE ${owner} = ANY($1::uuid[])`;
      if (goesWithPerson) {
        await manager.query(`DELETE FROM ${table} ${where}`, [owners]);
        continue;
      }
      const emptied = [...sealed, ...secrets].map((column) => `${column} = ${this.isNullable(table, column) ? 'NULL' : "''"}`);
      const changes = ownedBy === 'report' ? emptied : [`${owner} = $2`, ...emptied];
      await manager.query(`UPDATE ${table} SET ${changes.join(', ')} ${where}`, ownedBy === 'report' ? [owners] : [owners, nobody]);
    }
  }

  private isNullable(table: string, column: string): boolean {
    const entity = this.dataSource.entityMetadatas.find(({ tableName }) => tableName === table);
    return entity?.findColumnWithDatabaseName(column)?.isNullable === true;
  }
}

function ownersOf({ ownedBy }: PersonalTable, { person, reports }: PersonSubject): readonly string[] {
  return ownedBy === 'report' ? reports : [person];
}

function contextOf({ table, key = ['id'] }: PersonalTable, column: string, row: Row): string {
  return `${table}.${column}/${key.map((part) => String(row[part])).join('/')}`;
}

function parsed(text: string): unknown {
  return text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
}

function camelCase(column: string): string {
  return column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
