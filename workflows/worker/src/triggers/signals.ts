import { Injectable } from '@nestjs/common';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Envelope } from '@xianban/contracts/envelope';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { issueWorkflowId } from '@xianban/issue-lifecycle/workflow-id';
import { lookBackWorkflowId } from '@xianban/look-back/workflow-id';
import { Log } from '@xianban/service-kit/observe/log';

import { TemporalLink } from '../temporal/temporal-link.js';

interface OfRound {
  readonly issue: IssueNumber;
  readonly round: number;
}

/** A fact for a process that Temporal does not know (yet): it is brought again later. */
export class UnknownProcess extends Error {
  override readonly name = 'UnknownProcess';
}

/** Brings facts to the processes that wait for them: a signal is named after its fact and carries its envelope. */
@Injectable()
export class Signals {
  constructor(
    private readonly temporal: TemporalLink,
    private readonly log: Log,
  ) {}

  /**
   * To the issue, in the round that the fact tells of. An issue that has ended hears nothing.
   * @throws DependencyAway if Temporal is away, UnknownProcess if it knows no such process
   */
  toIssue(fact: Envelope<OfRound>): Promise<void> {
    return this.#send(issueWorkflowId(fact.data.issue, fact.data.round), fact);
  }

  /** To the look-back on that closing. @throws as `toIssue` */
  toLookBack(fact: Envelope<OfRound>, round: number = fact.data.round): Promise<void> {
    return this.#send(lookBackWorkflowId(fact.data.issue, round), fact);
  }

  async #send(workflowId: string, fact: Envelope): Promise<void> {
    await this.temporal.ask(async (client) => {
      try {
        await client.workflow.getHandle(workflowId).signal(fact.type, fact);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        // Temporal says the same of a process that has ended and of one that never was
        if (!(await hasEnded(client, workflowId))) throw new UnknownProcess(`${workflowId} is not known`, { cause: error });
        this.log.info({ workflowId, subject: fact.type, fact: fact.id }, 'fact for an ended process');
      }
    });
  }
}

async function hasEnded(client: Client, workflowId: string): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    return status.name !== 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
