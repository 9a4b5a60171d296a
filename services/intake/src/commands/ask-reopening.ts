import { Injectable } from '@nestjs/common';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { conflict } from '../http/conflict.js';
import { notFound } from '../http/not-found.js';
import { secretHash } from '../secrets/secret-hash.js';
import { askForReopening } from '../store/ask-for-reopening.js';
import { lockedIssue } from '../store/locked-issue.js';
import { Report } from '../store/report.js';

/** A reporter says that a closed matter is not over. The state moves only when the workflow of the new round orders it. */
@Injectable()
export class AskReopening {
  constructor(
    private readonly store: Store,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** The round that begins. @throws Problem 404, or 409 if the issue is not closed or was asked to be reopened already */
  run(receipt: string, reason: string): Promise<{ readonly issue: Report['issue']; readonly round: number }> {
    return this.store.transaction(async (tx) => {
      const report = await tx.manager.findOneBy(Report, { receiptHash: secretHash(receipt) });
      const key = report && (await this.vault.keysOf([report.person], tx.manager)).get(report.person);
      if (!report || !key) throw notFound('receipt', 'There is no such receipt');

      const issue = await lockedIssue(tx.manager, report.issue);
      if (issue?.state !== 'closed') throw conflict('only a closed issue can be reopened');
      const sealed = this.vault.seal(key, reason, `reopening.reason/${issue.number}/${issue.round + 1}`);
      const round = await askForReopening(tx, issue, { by: 'reporter', person: report.person, reason: sealed }, this.clock);
      if (round === undefined) throw conflict('reopening was asked for already');
      return { issue: issue.number, round };
    });
  }
}
