import { randomUUID } from 'node:crypto';

import { cellCentres } from './cell-centres.ts';
import { expectStatus } from './district-api.ts';
import type { Acceptance } from './reporters.ts';
import type { ScenarioContext } from './scenario.ts';

/** An issue as staff see it in the register. */
export interface IssueSeen {
  readonly number: string;
  readonly state: string;
  readonly round: number;
  readonly unit?: string;
  readonly receivedAt: string;
  readonly limitAt?: string;
  readonly resolvedAt?: string;
  readonly closedAt?: string;
  readonly overdue: boolean;
  readonly escalationLevel: number;
  readonly outcome?: string;
}

/** One line of an issue's timeline. */
export interface TimelineEntry {
  readonly at: string;
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** One report through the open channel, with a key that has these capabilities. */
export async function reportOne(context: ScenarioContext, text: string, can: readonly string[], changes: object = {}): Promise<Acceptance> {
  const key = await context.district.channelKey('api', can);
  const place = (await cellCentres(context.district.endpoints.district)).at(0);
  const report = {
    externalId: randomUUID(),
    text,
    datum: 'WGS-84',
    lon: place?.[0],
    lat: place?.[1],
    reporter: { name: '张三', phone: '13900000000' },
    ...changes,
  };
  return expectStatus(await context.api.post<Acceptance>('intake', '/v1/channels/api/reports', report, { key }), 201);
}

export async function issueOf(context: ScenarioContext, number: string): Promise<IssueSeen> {
  const token = await context.district.logins.of('district-staff');
  return expectStatus(await context.api.get<IssueSeen>('intake', `/v1/issues/${number}`, { token }), 200);
}

export async function timelineOf(context: ScenarioContext, number: string): Promise<readonly TimelineEntry[]> {
  const token = await context.district.logins.of('district-staff');
  return context.api.all<TimelineEntry>('intake', `/v1/issues/${number}/timeline`, { token });
}
