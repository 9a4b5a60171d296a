import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Client, Connection } from '@temporalio/client';
import { connectionOptions } from '@xianban/messaging/nats/connection-options';

import type { DistrictApi } from './district-api.ts';
import type { RunningDistrict } from './running-district.ts';
import { finding, type Finding } from './scenario.ts';
import { until } from './until.ts';

/** How often each accepted number stands in the register, among the stream's facts and among the workflows: once everywhere. */
export async function compareLedger(district: RunningDistrict, api: DistrictApi, numbers: readonly string[]): Promise<readonly Finding[]> {
  const wanted = new Set(numbers);
  const [register, stream] = [await inRegister(district, api), await inStream(district)];
  const once = (seen: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const number of seen) if (wanted.has(number)) counts.set(number, (counts.get(number) ?? 0) + 1);
    return [...counts.values()].filter((count) => count === 1).length;
  };
  // Temporal's list lags a moment behind what it runs
  const completed = await until('the list of workflows to be complete', 60, async () => {
    const count = once(await inTemporal(district));
    return count === wanted.size ? count : undefined;
  }).catch(async () => once(await inTemporal(district)));
  return [
    finding('numbers in the register once', wanted.size, once(register)),
    finding('numbers told as accepted once', wanted.size, once(stream)),
    finding('workflows completed once', wanted.size, completed),
  ];
}

async function inRegister(district: RunningDistrict, api: DistrictApi): Promise<string[]> {
  const token = await district.logins.of('district-staff');
  const issues = await api.all<{ number: string }>('intake', '/v1/issues', { token });
  return issues.map((issue) => issue.number);
}

/** The stream may hold a fact twice when a publish was repeated after its deduplication window; the fact's id tells. */
async function inStream(district: RunningDistrict): Promise<string[]> {
  const connection = await connect(connectionOptions(district.endpoints.nats, 'scenario'));
  try {
    const consumer = await jetstream(connection).consumers.get('EVENTS', { filter_subjects: ['evt.report.accepted.v1'] });
    const facts = new Map<string, string>();
    let left = (await consumer.info()).num_pending;
    while (left > 0) {
      for await (const message of await consumer.fetch({ max_messages: Math.min(left, 500), expires: 5_000 })) {
        const fact = message.json<{ id: string; data: { issue: string } }>();
        facts.set(fact.id, fact.data.issue);
        left -= 1;
      }
    }
    return [...facts.values()];
  } finally {
    await connection.close();
  }
}

async function inTemporal(district: RunningDistrict): Promise<string[]> {
  const connection = await Connection.connect({ address: district.endpoints.temporal });
  try {
    const numbers: string[] = [];
    const query = 'WorkflowType = "issueLifecycle" AND ExecutionStatus = "Completed"';
    for await (const execution of new Client({ connection }).workflow.list({ query })) {
      numbers.push(execution.workflowId.split('/')[1] ?? '');
    }
    return numbers;
  } finally {
    await connection.close();
  }
}
