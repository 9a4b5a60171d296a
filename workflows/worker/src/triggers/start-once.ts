import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { searchAttributePairs } from '@xianban/workflow-kit/search-attribute-pairs';
import type { SearchAttributeValues } from '@xianban/workflow-kit/search-attributes';

/** A process that is to run once in the life of its namespace. */
export interface Start {
  readonly workflow: 'issueLifecycle' | 'lookBack';
  readonly workflowId: string;
  readonly taskQueue: string;
  readonly opening: object;
  readonly summary: string;
  readonly details: string;
  readonly attributes: SearchAttributeValues;
}

/** Starts it, eagerly: its first task comes back with the answer. @returns false if it was started before, whether it runs or has ended */
export async function startOnce(client: Client, start: Start): Promise<boolean> {
  try {
    await client.workflow.start(start.workflow, {
      workflowId: start.workflowId,
      taskQueue: start.taskQueue,
      args: [start.opening],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
      requestEagerStart: true,
      staticSummary: start.summary,
      staticDetails: start.details,
      typedSearchAttributes: new TypedSearchAttributes(searchAttributePairs(start.attributes)),
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
