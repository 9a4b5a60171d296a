import { Injectable } from '@nestjs/common';
import type { ReportId } from '@xianban/contracts/values/identifiers';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import type { EntityManager } from 'typeorm';

/** Whose data it is about. */
export interface PersonSubject {
  readonly person: string;
  /** Every report of theirs. */
  readonly reports: readonly ReportId[];
}

/** What is to be done once the transaction has committed, e.g. removing files. Must succeed when it is done again. */
export type AfterErasure = () => Promise<void>;

/** A part of intake, or a channel, that keeps data of persons in tables or stores of its own. */
export interface PersonalDataHolder {
  /** Under which its data stands in an export, e.g. `attachments`. */
  readonly name: string;
  /** What it holds, as JSON. @param key opens what is sealed for the person */
  exported(subject: PersonSubject, key: PersonKey): Promise<readonly object[]>;
  /** Empties what it holds, within the transaction that erases the person. Must succeed when there is nothing. */
  erase(subject: PersonSubject, manager: EntityManager): Promise<AfterErasure | undefined>;
}

/** Everybody who has to be asked when a person is exported or erased. Holders register when their module starts. */
@Injectable()
export class PersonalDataHolders {
  private readonly holders = new Map<string, PersonalDataHolder>();

  /** @throws RangeError if the name is taken */
  register(holder: PersonalDataHolder): void {
    if (this.holders.has(holder.name)) throw new RangeError(`two hold personal data as ${holder.name}`);
    this.holders.set(holder.name, holder);
  }

  all(): readonly PersonalDataHolder[] {
    return [...this.holders.values()];
  }
}
