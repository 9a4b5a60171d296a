import { type MoveIssueV1, type MoveIssueReply } from '@xianban/contracts/commands/move-issue';
import type { IssueNumber, OrderKey, UnitId } from '@xianban/contracts/values/identifiers';
import { instantOf } from '@xianban/contracts/values/instant';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import type { Areas } from '@xianban/contracts/values/areas';

import { MoveIssue } from '../commands/move-issue.js';
import type { TestIntake } from './test-intake.js';

/** Where the kit's small pack has its one cell. */
export const TEST_AREAS = {
  street: '110105001',
  community: '110105001001',
  managementGrid: '110105001-01',
  technicalGrid: '110105001001001',
} as Areas;

export const TEST_UNIT = 'test-grid-team' as UnitId;

/** What a workflow would do to an issue: moves that know the state and the version, each under a key of its own. */
export class TestCourse {
  state: IssueState = 'received';
  round = 1;
  version = 0;
  private ordinal = 0;

  constructor(
    private readonly intake: TestIntake,
    readonly issue: IssueNumber,
  ) {}

  /** The order that would come next. */
  order(to: IssueState, changes: Partial<MoveIssueV1> = {}): MoveIssueV1 {
    this.ordinal += 1;
    return {
      key: `issue/${this.issue}/move-issue/${this.ordinal}` as OrderKey,
      issue: this.issue,
      round: this.state === 'closed' ? this.round + 1 : this.round,
      from: this.state,
      to,
      version: this.version,
      at: instantOf(Date.now()),
      ...(to === 'closed' && { outcome: 'fixed' }),
      ...changes,
    };
  }

  /** Moves the issue. @throws Error if it is refused */
  async move(to: IssueState, changes: Partial<MoveIssueV1> = {}): Promise<this> {
    const order = this.order(to, changes);
    const reply = await this.give(order);
    if (!reply.ok) throw new Error(`${order.from} → ${to}: ${reply.reason} ${reply.detail}`);
    this.state = to;
    this.round = order.round;
    this.version = reply.version;
    return this;
  }

  /** Moves the issue along several arrows. */
  async through(...states: readonly IssueState[]): Promise<this> {
    for (const state of states) await this.move(state, state === 'responding' ? { areas: TEST_AREAS, unit: TEST_UNIT } : {});
    return this;
  }

  give(order: MoveIssueV1): Promise<MoveIssueReply> {
    return this.intake.service.app.get(MoveIssue).run(order);
  }
}
