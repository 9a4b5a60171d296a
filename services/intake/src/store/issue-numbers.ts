import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { DataSource } from 'typeorm';

import { issueNumber } from '../domain/issue-number.js';

/** Numbers taken at once, so that a number costs no round trip. What is left when a process ends is never used: numbers may have gaps. */
const BLOCK = 100;
/** The next block is fetched while so many are left. */
const FEW = 40;
/** Any number: makes instances that need a year's sequence at the same moment create it one after the other. */
const CREATION_LOCK = 7_310_114;
const UNDEFINED_TABLE = '42P01';

interface YearsSupply {
  /** Numbers that nobody else has, ascending. */
  readonly free: number[];
  fetching?: Promise<void>;
}

/** Gives issues their numbers: from one sequence per year, in blocks. */
@Injectable()
export class IssueNumbers {
  private readonly years = new Map<number, YearsSupply>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
  ) {}

  /** A number that no other issue has or will have. @param year of receipt, district clock */
  async take(year: number): Promise<IssueNumber> {
    const supply = this.years.get(year) ?? { free: [] };
    this.years.set(year, supply);
    for (;;) {
      if (supply.free.length <= FEW) supply.fetching ??= this.fetchInto(supply, year);
      const sequence = supply.free.shift();
      if (sequence !== undefined) {
        // somebody who waits for it will see it fail; nobody else has to
        supply.fetching?.catch(() => undefined);
        return issueNumber(this.pack.districtCode, year, sequence);
      }
      await supply.fetching;
    }
  }

  /** As many sequences of numbers as are wanted at once, ascending, in one round trip. @param year of receipt, district clock */
  async takeMany(year: number, count: number): Promise<number[]> {
    const supply = this.years.get(year) ?? { free: [] };
    this.years.set(year, supply);
    const blocks = Math.ceil((count - supply.free.length) / BLOCK);
    if (blocks > 0) addBlocks(supply, await this.nextBlocks(year, blocks));
    return supply.free.splice(0, count);
  }

  private async fetchInto(supply: YearsSupply, year: number): Promise<void> {
    try {
      addBlocks(supply, await this.nextBlocks(year, 1));
    } finally {
      supply.fetching = undefined;
    }
  }

  /** First numbers of blocks. */
  private async nextBlocks(year: number, count: number): Promise<number[]> {
    const sequence = `issue_number_${year}`;
    const next = async (): Promise<number[]> => {
      const rows = await this.dataSource.query<{ start: string }[]>('SELECT nextval($1) AS start FROM generate_series(1, $2)', [
        sequence,
        count,
      ]);
      return rows.map(({ start }) => Number(start));
    };
    try {
      return await next();
    } catch (error) {
      if ((error as { code?: unknown }).code !== UNDEFINED_TABLE) throw error;
      await this.dataSource.transaction(async (manager) => {
        await manager.query('SELECT pg_advisory_xact_lock($1)', [CREATION_LOCK]);
        await manager.query(`CREATE SEQUENCE IF NOT EXISTS ${sequence} INCREMENT BY ${BLOCK} START WITH 1`);
      });
      return next();
    }
  }
}

function addBlocks({ free }: YearsSupply, starts: readonly number[]): void {
  for (const start of starts) for (let offset = 0; offset < BLOCK; offset += 1) free.push(start + offset);
}
