import { Injectable } from '@nestjs/common';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { Problem } from '@xianban/service-kit/http/problem';

import type { ChannelCaller } from '../../channel-kit/channel-caller.js';
import { ChannelRegistry } from '../../channel-kit/channel-registry.js';
import { AcceptReport, type AcceptedReport } from '../../commands/accept-report.js';
import type { AlleyRound } from './alley-round.js';
import type { DeviceBatchBody } from './device-batch-body.js';
import { TakeRound } from './take-round.js';

/** Entries that are taken in one go. */
const AT_ONCE = 50;

export type EntryVerdict =
  | { readonly ok: true; readonly finding: AcceptedReport }
  | { readonly ok: true; readonly round: AlleyRound }
  | { readonly ok: false; readonly problem: Problem };

type Entry = Readonly<Record<string, unknown>>;

/**
 * Takes what a phone gathered while it was away: findings and rounds, each on its own. Device and sequence number are the id of an entry, so that
 * batches may overlap, come again, in another order or from a backup: an entry that is known gets the answer that it had.
 */
@Injectable()
export class TakeDeviceBatch {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly acceptReport: AcceptReport,
    private readonly takeRound: TakeRound,
  ) {}

  /** A verdict per entry, in their order. */
  async run(caller: ChannelCaller, batch: DeviceBatchBody): Promise<EntryVerdict[]> {
    const verdicts: EntryVerdict[] = [];
    const finding = (entry: Entry, index: number) => this.takeFinding(caller, batch, entry, index);
    const round = ({ kind: _, ...entry }: Entry, index: number) => this.takeRound.run(caller, batch, entry, `entries.${index}`);
    // findings before rounds, so that a number used for both within one batch is seen
    for (const [kind, take] of [
      ['finding', finding],
      ['round', round],
    ] as const) {
      const entries = batch.entries.map((entry, index) => ({ entry: entry as Entry, index })).filter(({ entry }) => kindOf(entry) === kind);
      for (let from = 0; from < entries.length; from += AT_ONCE) {
        const group = entries.slice(from, from + AT_ONCE);
        const taken = await Promise.all(group.map(({ entry, index }) => settled(take(entry, index))));
        group.forEach(({ index }, at) => (verdicts[index] = taken[at]));
      }
    }
    return batch.entries.map((_, index) => verdicts[index] ?? unknownKind(index));
  }

  private async takeFinding(
    caller: ChannelCaller,
    { deviceId, sentAt }: DeviceBatchBody,
    { kind: _, ...entry }: Entry,
    index: number,
  ): Promise<EntryVerdict> {
    const path = `entries.${index}`;
    const verdict = await this.acceptReport.run(this.channels.known('alley-stewards'), caller, { ...entry, deviceId, sentAt }, { path });
    return verdict.ok ? { ok: true, finding: verdict.accepted } : verdict;
  }
}

function kindOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null ? (entry as Entry)['kind'] : undefined;
}

/** An overfull queue is the verdict of those that it did not take; what is away or broken concerns the whole batch. */
async function settled(taking: Promise<EntryVerdict>): Promise<EntryVerdict> {
  try {
    return await taking;
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error };
    throw error;
  }
}

function unknownKind(index: number): EntryVerdict {
  const field = `entries.${index}.kind`;
  return { ok: false, problem: invalidInput([{ field, detail: `${field} must be finding or round` }]) };
}
