import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { Channel } from '@xianban/intake/channel-kit/channel';
import { loadChannels } from '@xianban/intake/channel-kit/load-channels';
import pMap from 'p-map';
import sharp from 'sharp';

import { CanaryScanner } from '../canary/canary-scanner.ts';
import { keptPlaces } from '../canary/kept-places.ts';
import { otherEntrances, type Sown } from '../canary/other-entrances.ts';
import { type Canaries, withCanaries } from '../canary/with-canaries.ts';
import { Crew, diligent, type Habit } from './crew.ts';
import { expectStatus, type Caller } from './district-api.ts';
import type { Acceptance } from './reporters.ts';
import { finding, type Finding, type Scenario, type ScenarioContext } from './scenario.ts';
import { issueOf, reportOne, type IssueSeen } from './single-issue.ts';
import { until } from './until.ts';

/** Fields of channels that take words but name a thing, not a person: they may stand in the register. */
const NO_WORDS_OF_PEOPLE: Readonly<Record<string, readonly string[]>> = {};

const TRIES_MOST = 12;
const DAY_MS = 86_400_000;
/** Bytes without which a place was not looked at. */
const ANYTHING = 100;

/**
 * Puts strings that stand nowhere else into every personal field of every channel and into all else that people write, lets the issues run to their
 * end, and looks for them in everything that the system has written.
 */
export const canary: Scenario = {
  name: 'canary',
  districtPack: 'chaoyang',
  own: true,
  clock: () => Promise.resolve({ rate: 30_000, atLeast: 10_000, atMost: 60_000 }),
  run,
};

async function run(context: ScenarioContext): Promise<readonly Finding[]> {
  const { api, district, progress } = context;
  const mark = randomBytes(4).toString('hex');
  const words = (of: string) => `金丝雀${of}canary-${mark}`;
  const phone = `199${String(randomBytes(4).readUInt32BE() % 1e8).padStart(8, '0')}`;
  const sown = new Set<string>();
  const sow = (text: string): string => {
    sown.add(text);
    return text;
  };

  const channels = await loadChannels();
  const driven = new Map<string, Acceptance>();
  for (const channel of channels) {
    const canaries = {
      words: sow(words(channel.name)),
      phone: `+86 ${sow(phone)}`,
      link: `https://example.org/${sow(`link-${mark}`)}.jpg`,
    };
    const acceptance = await reportThrough(context, channel, canaries);
    if (!acceptance) continue;
    driven.set(channel.name, acceptance);
  }
  progress(`reported through ${[...driven.keys()].join(', ')}`);
  const main = await reportWithEverything(context, mark, sow);
  const inApp = driven.get('city-app');
  if (!inApp) throw new Error('nobody reported in the app');
  const others = await otherEntrances(context, inApp, { mark, words, sow });
  progress('commented in the app, requested by Open311, brought in history');
  const acceptances = [...driven.values(), main, ...others.acceptances];
  await promisify(execFile)(process.execPath, [
    fileURLToPath(new URL('../../deploy/local/vault.ts', import.meta.url)),
    'rotate',
    '--dir',
    district.folder,
  ]);
  progress('rotated the master key');
  for (const { receipt } of acceptances) sow(receipt);

  const issues = new Set(acceptances.map(({ issue }) => issue));
  const staying = [words('task-note'), words('proof')];
  const [taskNote = '', proof = ''] = staying;
  const crew = new Crew(api, district.logins, talkative(taskNote, proof), (issue) => issues.has(issue));
  await askAndDecide(context, main, { taskNote, reason: sow(words('reason')), problem: sow(words('problem')), note: sow(words('note')) });
  crew.start();
  const answered = answering(
    context,
    acceptances,
    () => sow(words('comment')),
    (token) => sow(token),
  );
  try {
    await Promise.all([...issues].map((issue) => closed(context, issue, 1)));
    progress('every issue is closed');
    const reopening = { reason: sow(words('reopening')) };
    expectStatus(await api.post('intake', `/v1/status/${main.receipt}/reopening`, reopening), 202);
    await closed(context, main.issue, 2);
    progress('reopened and closed again');
  } finally {
    await answered.stop();
    await crew.stop();
  }
  const read = await whatIsRead(context, acceptances, others.readAt, phone);

  return [
    finding(
      'channels driven',
      channels.map(({ name }) => name),
      [...driven.keys()],
    ),
    finding('answers with a comment', true, answered.count() > 0),
    finding(
      'canaries that the people concerned do not read',
      [],
      [...sown, ...staying].filter((text) => text.startsWith('金丝雀') && !read.includes(text)),
    ),
    finding('master key after rotating it meanwhile', 'local-2', readFileSync(join(district.folder, 'vault-keys'), 'utf8').split(':')[0]),
    ...(await searched(context, [...sown], staying, main.issue)),
  ];
}

/**
 * Looks everywhere, for canaries and for the number of an issue, which may stand there.
 * @param staying what units wrote about their tasks, which may stand in grid's database and nowhere else
 */
async function searched(
  { district, progress }: ScenarioContext,
  canaries: readonly string[],
  staying: readonly string[],
  issue: string,
): Promise<Finding[]> {
  const scanner = new CanaryScanner([...canaries, ...staying, issue]);
  const findings: Finding[] = [];
  for (const { name, namesIssues, holdsTasks, holds, scan } of keptPlaces(district)) {
    const bytes = await scan(scanner);
    progress(`looked for ${canaries.length + staying.length} canaries in ${bytes} bytes of ${name}`);
    const here = scanner.sightings.filter(({ where }) => holds(where));
    const heard = here.filter(({ canary: found }) => found !== issue && !(holdsTasks && staying.includes(found)));
    for (const { canary: found, form, where } of heard) progress(`${found} (${form}) in ${where}`);
    findings.push(finding(`canaries in ${name}`, 0, heard.length), finding(`${name}: looked at`, true, bytes > ANYTHING));
    if (namesIssues) findings.push(finding(`${name}: what may stand there is seen`, true, here.length > heard.length));
  }
  return findings;
}

/** A report in which everything that takes words says a canary. Fields that the service itself takes no canary in get their example back. */
async function reportThrough(context: ScenarioContext, channel: Channel, canaries: Canaries): Promise<Acceptance | undefined> {
  const caller = await callerOf(context, channel);
  if (!caller) return undefined;
  const spared = [channel.fieldOf.externalId ?? 'externalId', ...(NO_WORDS_OF_PEOPLE[channel.name] ?? [])];
  for (let tries = 0; tries < TRIES_MOST; tries += 1) {
    const body = withCanaries(channel.payload, channel.example, canaries, spared);
    const reply = await context.api.post<Acceptance & { field?: string }>('intake', `/v1/channels/${channel.name}/reports`, body, caller);
    if (reply.status === 201) return reply.body;
    const field = reply.body.field;
    if (reply.status !== 400 || !field || spared.includes(field))
      throw new Error(`${channel.name} → ${reply.status} ${JSON.stringify(reply.body)}`);
    spared.push(field);
  }
  throw new Error(`${channel.name} takes no canary`);
}

async function callerOf({ district }: ScenarioContext, channel: Channel): Promise<Caller | undefined> {
  for (const way of channel.authentication) {
    if (way.kind === 'api-key') return { key: await district.channelKey(channel.name) };
    if (way.kind === 'staff') return { token: await district.logins.of(way.roles[0]) };
  }
  return undefined;
}

/** One with a picture whose metadata sings, in the words of a verifier, so that it is handled at once. */
async function reportWithEverything(context: ScenarioContext, mark: string, sow: (text: string) => string): Promise<Acceptance> {
  const { district } = context;
  const key = await district.channelKey('api', ['verifies']);
  const exif = { IFD0: { ImageDescription: sow(`exif-description-${mark}`), Artist: sow(`exif-artist-${mark}`) } };
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'orange' } })
    .withExif(exif)
    .jpeg()
    .toBuffer();
  const upload = await fetch(`${district.endpoints.services.intake}/v1/channels/api/attachments`, {
    method: 'POST',
    headers: {
      'x-api-key': key,
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="${sow(`file-name-${mark}`)}.jpg"`,
    },
    body: new Uint8Array(picture),
  });
  const { photo } = (await upload.json()) as { photo: string };
  return reportOne(context, sow(`路灯不亮 canary-text-${mark}`), ['verifies'], {
    photos: [photo],
    reporter: { account: sow(`canary-account-${mark}`), name: sow(`金丝雀name-${mark}`), phone: '199 0000 0000' },
  });
}

/** A unit asks for the books, and its street says no: both write something. */
async function askAndDecide(
  context: ScenarioContext,
  { issue }: Acceptance,
  written: { taskNote: string; reason: string; problem: string; note: string },
): Promise<void> {
  const { api, district } = context;
  const resolving = await until('the issue to be resolved by somebody', 120, async () => {
    const seen = await issueOf(context, issue);
    if (seen.state === 'responding') await acceptTask(context, seen, written.taskNote);
    return seen.state === 'resolving' ? seen : undefined;
  });
  const asker = { token: await district.logins.actorOf(resolving.unit ?? '', 'accept') };
  // what is on the books must be overdue first
  await until('the limit to pass', 120, async () => ((await issueOf(context, issue)).overdue ? true : undefined));
  const books = { kind: 'on-the-books', reason: written.reason, until: district.nowPlus(60 * DAY_MS), openProblems: [written.problem] };
  const made = expectStatus(await api.post<{ id: string }>('intake', `/v1/issues/${issue}/requests`, books, asker), 201);
  const decider = { token: await district.logins.of('street-staff') };
  const decision = { approve: false, note: written.note };
  expectStatus(await api.post('intake', `/v1/issues/${issue}/requests/${made.id}/decision`, decision, decider), 200);
}

async function acceptTask(context: ScenarioContext, { number, unit }: IssueSeen, note: string): Promise<void> {
  const { api, district } = context;
  const token = await district.logins.of('district-staff');
  const tasks = await api.all<{ id: string; unit: string; kind: string }>('grid', `/v1/tasks?issue=${number}&state=dispatched`, { token });
  const task = tasks.find(({ kind }) => kind === 'handling');
  if (task)
    await api.post('grid', `/v1/tasks/${task.id}/accept`, { note }, { token: await district.logins.actorOf(unit ?? task.unit, 'accept') });
}

/** Says something with every act. */
function talkative(note: string, proof: string): Habit {
  return (task, act) =>
    diligent(task, (action, words) =>
      act(action, { ...words, note, ...(action === 'handle' && { proof: [{ kind: 'note', text: proof }] }) }),
    );
}

function closed(context: ScenarioContext, issue: string, round: number): Promise<IssueSeen> {
  return until(`${issue} to be closed`, 300, async () => {
    const seen = await issueOf(context, issue);
    return seen.state === 'closed' && seen.round === round ? seen : undefined;
  });
}

/** Every reporter answers with a comment as soon as they are asked. */
function answering(context: ScenarioContext, acceptances: readonly Acceptance[], comment: () => string, sow: (token: string) => string) {
  const { api } = context;
  let [count, isOver] = [0, false];
  const work = async (): Promise<void> => {
    while (!isOver) {
      await pause(100);
      for (const { receipt } of acceptances) {
        const status = await api.get<{ callBack?: { url: string; open: boolean } }>('intake', `/v1/status/${receipt}`);
        if (!status.body.callBack?.open) continue;
        const { pathname } = new URL(status.body.callBack.url);
        sow(pathname.split('/').at(-1) ?? '');
        const answer = { contacted: true, solved: 'no', satisfaction: 'dissatisfied', comment: comment() };
        if ((await api.post('intake', pathname, answer)).status === 200) count += 1;
      }
    }
  };
  const working = work();
  return { count: () => count, stop: () => ((isOver = true), working) };
}

/** Everything that those who may read it are shown, found by telephone, by receipt and in the register; none of it may leave a trace elsewhere. */
async function whatIsRead(
  { api, district }: ScenarioContext,
  acceptances: readonly Acceptance[],
  readAt: Sown['readAt'],
  phone: string,
): Promise<string> {
  const token = await district.logins.of('operator');
  const found = expectStatus(await api.post<{ items: { person: string }[] }>('intake', '/v1/persons/search', { phone }, { token }), 200);
  const paths = [
    ...found.items.map(({ person }) => `/v1/persons/${person}/export`),
    ...acceptances.map(({ receipt }) => `/v1/status/${receipt}/export`),
    ...acceptances.map(({ issue }) => `/v1/issues/${issue}/requests`),
  ];
  const places = [...paths.map((path) => ({ path, caller: { token } })), ...readAt];
  const issue = acceptances.at(-1)?.issue;
  const tasks = await api.all<{ id: string }>('grid', `/v1/tasks?issue=${issue}`, { token });
  return JSON.stringify([
    ...(await pMap(places, async ({ path, caller }) => expectStatus(await api.get('intake', path, caller), 200))),
    ...(await pMap(tasks, async ({ id }) => expectStatus(await api.get('grid', `/v1/tasks/${id}`, { token }), 200))),
  ]);
}
