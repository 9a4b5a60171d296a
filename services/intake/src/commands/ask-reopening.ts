import { Injectable } from '@nestjs/common';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { conflict } from '../http/conflict.js';
import { erased } from '../http/erased.js';
import { askForReopening } from '../store/ask-for-reopening.js';
import { lockedIssue } from '../store/locked-issue.js';
import { reopeningContext } from '../store/reopening-context.js';
import type { Report } from '../store/report.js';
import { reportOfReceipt } from '../store/report-of-receipt.js';

/** A reporter says that a closed matter is not over. The state moves only when the workflow of the new round orders it. */
@Injectable()
export class AskReopening {
  constructor(
    private readonly store: Store,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** The round that begins. @throws Problem 404, 410 if the reporter was erased, or 409 if the issue is not closed or was asked to be reopened already */
  run(receipt: string, reason: string): Promise<{ readonly issue: Report['issue']; readonly round: number }> {
    return this.store.transaction(async (tx) => {
      const report = await reportOfReceipt(tx.manager, receipt);
      const key = (await this.vault.keysOf([report.person], tx.manager)).get(report.person);
      if (!key) throw erased();

      const issue = await lockedIssue(tx.manager, report.issue);
      if (issue?.state !== 'closed') throw conflict('only a closed issue can be reopened');
      const sealed = this.vault.seal(key, reason, reopeningContext(issue.number, issue.round + 1));
      const round = await askForReopening(tx, issue, { by: 'reporter', person: report.person, reason: sealed }, this.clock);
      if (round === undefined) throw conflict('reopening was asked for already');
      return { issue: issue.number, round };
    });
  }
}
