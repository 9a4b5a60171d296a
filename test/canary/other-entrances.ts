import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { environmentBeside } from '@xianban/local/process-environment';
import { RunFolder } from '@xianban/local/run-folder';

import { cellCentres } from '../scenarios/cell-centres.ts';
import { expectStatus, type Caller } from '../scenarios/district-api.ts';
import type { Acceptance } from '../scenarios/reporters.ts';
import type { ScenarioContext } from '../scenarios/scenario.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const BOSTON_DAY = join(ROOT, 'deploy/districts/boston-2015/day-2015-03-16.csv');

/** How canaries are made: one that stands nowhere else, known to whoever looks for them. */
export interface Sowing {
  /** Of this run: makes ids that no earlier run used. */
  readonly mark: string;
  readonly words: (of: string) => string;
  readonly sow: (text: string) => string;
}

/** What came in, and where those who may read it find the words. */
export interface Sown {
  readonly acceptances: readonly Acceptance[];
  readonly readAt: readonly { readonly path: string; readonly caller: Caller }[];
}

/** Words come in by other ways than reports through a channel: comments in the app, Open311's own routes, and another system's history. */
export async function otherEntrances(context: ScenarioContext, app: Acceptance, sowing: Sowing): Promise<Sown> {
  const staff = { token: await context.district.logins.of('district-staff') };
  await commentInApp(context, app, sowing);
  const [acceptance, key] = await requestByOpen311(context, sowing);
  const past = await bringInHistory(context, staff, sowing);
  return {
    acceptances: [acceptance],
    readAt: [
      { path: `/v1/issues/${app.issue}/app-comments`, caller: staff },
      { path: `/open311/v2/servicerequestupdates.json?api_key=${key}`, caller: {} },
      { path: `/v1/issues/${past}/reports`, caller: staff },
    ],
  };
}

async function commentInApp({ api, district }: ScenarioContext, { issue }: Acceptance, { mark, words, sow }: Sowing): Promise<void> {
  const comment = { commentId: `c-${mark}`, account: sow(`app-account-${mark}`), text: sow(words('app-comment')) };
  const caller = { key: await district.channelKey('city-app') };
  expectStatus(await api.post('intake', `/v1/channels/city-app/issues/${issue}/comments`, comment, caller), 200, 201);
}

/** A request with all that its form takes, and what the partner says of it later. */
async function requestByOpen311({ district }: ScenarioContext, { mark, words, sow }: Sowing): Promise<[Acceptance, string]> {
  const key = await district.channelKey('open311');
  const [long, lat] = (await cellCentres(district.endpoints.district)).at(-1) ?? [];
  const post = async <T>(path: string, fields: Readonly<Record<string, string>>): Promise<T> => {
    const url = `${district.endpoints.services.intake}/open311/v2/${path}`;
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ api_key: key, ...fields }) });
    const body = (await response.json()) as [T];
    if (response.status !== 201) throw new Error(`${path} → ${response.status} ${JSON.stringify(body)}`);
    return body[0];
  };
  const [first_name, last_name] = [sow(`canary-first-${mark}`), sow(`canary-last-${mark}`)];
  const person = { email: sow(`canary-${mark}@example.org`), first_name, last_name };
  const made = await post<{ service_request_id: string; service_notice: string }>('requests.json', {
    ...{ ...person, service_code: 'event', lat: String(lat), long: String(long) },
    ...{ description: sow(words('open311')), address_string: sow(words('open311-address')) },
  });
  await post('servicerequestupdates.json', {
    ...{ ...person, service_request_id: made.service_request_id, update_id: `u-${mark}`, status: 'open' },
    description: sow(words('open311-update')),
  });
  const [, issue, statusUrl, receipt] = /(\d{6}-\d{4}-\d{6,9}).*?(http\S+\/v1\/status\/([\w-]+))/s.exec(made.service_notice) ?? [];
  if (!issue || !statusUrl || !receipt) throw new Error(`no receipt in ${made.service_notice}`);
  return [{ issue, report: made.service_request_id, receipt, statusUrl }, key];
}

/** A closed request of another city, as `npm run import` brings it in. The number of its issue. */
async function bringInHistory({ api, district }: ScenarioContext, staff: Caller, { mark, words, sow }: Sowing): Promise<string> {
  const [header = '', row = ''] = (await readFile(BOSTON_DAY, 'utf8')).split('\n');
  const said: Readonly<Record<string, string>> = {
    ...{ case_id: '101009999999', title: sow(words('past-title')), location: sow(words('past-place')) },
  };
  const fields = row.split(',');
  const line = header.split(',').map((name, column) => said[name] ?? fields[column]);
  const folder = await mkdtemp(join(tmpdir(), `xianban-past-${mark}-`));
  try {
    const file = join(folder, 'past.csv');
    await writeFile(file, `${header}\n${line.join(',')}\n`);
    const program = join(ROOT, 'services/intake/dist/history/cli/import.js');
    const env = { ...process.env, ...environmentBeside('intake', new RunFolder(district.folder), district.endpoints) };
    await run(process.execPath, [program, file, '--mapping', 'boston-311'], { env });
  } finally {
    await rm(folder, { recursive: true });
  }
  const [past] = await api.all<{ number: string }>('intake', '/v1/issues?historical=true', staff);
  if (!past) throw new Error('no history came in');
  return past.number;
}
