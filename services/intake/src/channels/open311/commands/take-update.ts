import { Injectable } from '@nestjs/common';
import { UUID, type ReportId } from '@xianban/contracts/values/identifiers';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import { Problem } from '@xianban/service-kit/http/problem';
import { newId } from '@xianban/service-kit/new-id';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import type { ChannelCaller } from '../../../channel-kit/channel-caller.js';
import { addEntry } from '../../../store/add-entry.js';
import { askForReopening } from '../../../store/ask-for-reopening.js';
import { ContentHashes } from '../../../store/content-hashes.js';
import { Issue } from '../../../store/issue.js';
import { lockedIssue } from '../../../store/locked-issue.js';
import { Report } from '../../../store/report.js';
import type { PartnerUpdate } from '../domain/partner-update.js';
import { Open311Update, type UpdateWords, updateWordsContext } from '../store/open311-update.js';

/**
 * Takes what a partner adds to a request of its own. The words are kept for the staff, and everybody's timeline shows that something was added. The
 * state of the issue is the register's: `closed` from a partner is noted and closes nothing; `open` on a closed issue asks for a new round.
 */
@Injectable()
export class TakeUpdate {
  constructor(
    private readonly store: Store,
    private readonly vault: PersonalDataVault,
    private readonly contentHashes: ContentHashes,
    private readonly clock: Clock,
  ) {}

  /** Our id of the update: the same for the same id of the partner's. @throws Problem 404 for a request that the caller did not bring, 422 */
  run(caller: ChannelCaller, update: PartnerUpdate): Promise<string> {
    const contentHash = this.contentHashes.of('open311-update', update);
    return this.store.transaction(async (tx) => {
      const { report, key } = await this.ownRequest(tx, caller, update.request);
      const issue = await lockedIssue(tx.manager, report.issue);
      if (!issue) throw new Error('a report belongs to an issue that the register does not have');

      const earlier = update.partnerId && (await tx.manager.findOneBy(Open311Update, { report: report.id, partnerId: update.partnerId }));
      if (earlier) {
        if (!earlier.contentHash.equals(contentHash)) throw otherContent();
        return earlier.id;
      }
      const id = await this.add(tx, caller, update, { report, key, contentHash, round: issue.round });
      if (update.status === 'open' && issue.state === 'closed') {
        const { description } = update.words;
        const reason = description && this.vault.seal(key, description, `reopening.reason/${issue.number}/${issue.round + 1}`);
        await askForReopening(tx, issue, { by: 'reporter', person: report.person, ...(reason && { reason }) }, this.clock);
      }
      return id;
    });
  }

  private async ownRequest(tx: Transaction, caller: ChannelCaller, id: string): Promise<{ report: Report; key: PersonKey }> {
    const report = UUID.test(id) ? await tx.manager.findOneBy(Report, { id: id as ReportId, holder: caller.holder }) : null;
    const key = report && (await this.vault.keysOf([report.person], tx.manager)).get(report.person);
    // without a key the reporter was erased, and nothing more is kept about them
    if (report && key) return { report, key };
    const detail = 'service_request_id is no request that came with this key';
    throw new Problem({ status: 404, type: 'urn:xianban:problem:not-found', title: 'Not found', detail, field: 'service_request_id' });
  }

  private async add(
    tx: Transaction,
    { holder }: ChannelCaller,
    { partnerId, status, saidAtMs, words }: PartnerUpdate,
    { report, key, contentHash, round }: { report: Report; key: PersonKey; contentHash: Buffer; round: number },
  ): Promise<string> {
    const id = newId();
    const at = new Date(this.clock.nowMs());
    await tx.manager.insert(Open311Update, {
      id,
      report: report.id,
      holder,
      partnerId: partnerId ?? null,
      contentHash,
      status,
      saidAt: saidAtMs === undefined ? null : new Date(saidAtMs),
      recordedAt: at,
      words: this.vault.seal(key, JSON.stringify(words satisfies UpdateWords), updateWordsContext(id)),
    });
    await addEntry(tx.manager, { issue: report.issue, round, at, kind: 'partner-updated', detail: { update: id, status } });
    await tx.manager.update(Issue, report.issue, { updatedAt: at });
    return id;
  }
}

function otherContent(): Problem {
  return new Problem({
    status: 422,
    type: 'urn:xianban:problem:key-reused',
    title: 'This was sent before with other content',
    field: 'update_id',
  });
}
