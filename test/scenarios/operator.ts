import { randomUUID } from 'node:crypto';

import { Client, Connection } from '@temporalio/client';

import type { RunningDistrict } from './running-district.ts';

/** The district's operator, who sees and steers issues in Temporal. */
export class Operator {
  readonly #connection: Connection;
  readonly #client: Client;

  private constructor(connection: Connection) {
    this.#connection = connection;
    this.#client = new Client({ connection });
  }

  static async of(district: RunningDistrict): Promise<Operator> {
    return new Operator(await Connection.connect({ address: district.endpoints.temporal }));
  }

  /** Sends a validated update to the running issue, with a reason code and a note's id. */
  async steer(
    issue: string,
    update: string,
    words: { readonly reason: string; readonly unit?: string; readonly level?: string },
  ): Promise<void> {
    await this.#client.workflow.getHandle(`issue/${issue}`).executeUpdate(update, { args: [{ ...words, note: randomUUID() }] });
  }

  /** Numbers of the issues that a visibility query lists. */
  async list(query: string): Promise<string[]> {
    const numbers: string[] = [];
    for await (const execution of this.#client.workflow.list({ query })) numbers.push(execution.workflowId.split('/')[1] ?? '');
    return numbers;
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
