import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';

import { loadChannels } from '@xianban/intake/channel-kit/load-channels';
import type { Channel } from '@xianban/intake/channel-kit/channel';
import pMap from 'p-map';

import { cellCentres } from './cell-centres.ts';
import type { ChannelDriver, Matter, ToldMatter } from './channel-driver.ts';
import { Crew, diligent } from './crew.ts';
import { declaredChannel } from './declared-channel.ts';
import { expectStatus } from './district-api.ts';
import { Reporters } from './reporters.ts';
import { finding, type Finding, type Scenario, type ScenarioContext } from './scenario.ts';
import { issueOf } from './single-issue.ts';
import { heardByBoth, toldTwice } from './told-twice.ts';
import { until } from './until.ts';

/** About a kilometre. */
const APART_DEGREES = 0.01;
const CONTENT = { contacted: true, solved: 'yes', satisfaction: 'satisfied' } as const;

interface ToldThrough extends ToldMatter {
  readonly channel: Channel;
}

/**
 * One matter, told through every channel there is, becomes one issue: each report is visible in it with its channel, and each reporter hears how it
 * ended. Another, told twice in different words, becomes two that staff merge while they run.
 */
export const channels: Scenario = {
  name: 'channels',
  districtPack: 'chaoyang',
  clock: () => Promise.resolve({ rate: 1, atLeast: 1, atMost: 60 }),
  run,
};

async function run(context: ScenarioContext): Promise<readonly Finding[]> {
  const { api, district, progress } = context;
  const all = await loadChannels();
  const matter = await newMatter(context);
  const told: ToldThrough[] = [];
  const reporters = new Reporters(api, district.logins);
  for (const channel of all) {
    const drive = await driverOf(channel);
    const one = await drive(context, channel, matter);
    told.push({ ...one, channel });
    reporters.expect(one.acceptance, CONTENT);
    progress(`${channel.name}: ${one.acceptance.issue}`);
  }
  const twice = await toldTwice(context, await placeApartFrom(context, matter), reporters);
  // a matter can be joined until it is verified, so nobody works on it before it is told
  const numbers = new Set(told.map(({ acceptance }) => acceptance.issue));
  const handled = new Set([...numbers, twice.kept.issue]);
  const crew = new Crew(api, district.logins, diligent, (issue) => handled.has(issue));
  crew.start();
  reporters.start();
  const closed = await until('every issue closed', 240, async () => {
    const issues = await Promise.all([...handled].map((number) => issueOf(context, number)));
    return issues.every(({ state }) => state === 'closed') ? issues.filter(({ number }) => numbers.has(number)) : undefined;
  });
  await crew.stop();
  await reporters.stop();

  const names = all.map(({ name }) => name);
  return [
    finding(
      'channels that were told',
      names,
      told.map(({ channel }) => channel.name),
    ),
    finding('issues that the one matter became', 1, closed.length),
    finding('visible with their channel', names, await visible(context, told)),
    finding('reporters who were called back', told.length + 2, reporters.answered),
    finding('told "closed" by the receipt', names, await toldClosed(told, (one) => byReceipt(context, one))),
    finding(
      'told "closed" by their channel',
      told.filter(({ feedback }) => feedback).map(({ channel }) => channel.name),
      await toldClosed(told, ({ feedback }) => feedback?.() ?? Promise.resolve('has none')),
    ),
    ...(await heardByBoth(context, twice)),
  ];
}

/** At a place and in words of its own, so that no earlier run is met. */
async function newMatter({ district }: ScenarioContext): Promise<Matter> {
  const places = await cellCentres(district.endpoints.district);
  const at = places[Math.floor(Math.random() * places.length)];
  if (!at) throw new Error('the district pack has no cells');
  return { text: '路灯不亮，晚上看不清路', at, seenAt: district.now(), run: randomUUID().slice(0, 8) };
}

/** Somewhere else in the district, so that the two matters are not compared. */
async function placeApartFrom({ district }: ScenarioContext, { at }: Matter): Promise<readonly [number, number]> {
  const places = (await cellCentres(district.endpoints.district)).filter(
    ([lon, lat]) => Math.hypot(lon - at[0], lat - at[1]) > APART_DEGREES,
  );
  const place = places[Math.floor(Math.random() * places.length)];
  if (!place) throw new Error('the district pack has one place only');
  return place;
}

async function driverOf({ name }: Channel): Promise<ChannelDriver> {
  const file = new URL(`channel-drivers/${name}.ts`, import.meta.url);
  if (!existsSync(file)) return declaredChannel;
  return ((await import(file.href)) as { readonly driver: ChannelDriver }).driver;
}

/** Channels whose report stands in its issue under their name. */
async function visible({ api, district }: ScenarioContext, told: readonly ToldThrough[]): Promise<string[]> {
  const token = await district.logins.of('district-staff');
  const seen = await pMap(told, async ({ channel, acceptance }) => {
    const { items } = expectStatus(
      await api.get<{ items: readonly { report: string; channel: string }[] }>('intake', `/v1/issues/${acceptance.issue}/reports`, {
        token,
      }),
      200,
    );
    return items.some(({ report, channel: of }) => report === acceptance.report && of === channel.name) ? [channel.name] : [];
  });
  return seen.flat();
}

async function toldClosed(told: readonly ToldThrough[], ask: (one: ToldThrough) => Promise<string>): Promise<string[]> {
  const states = await pMap(told, async (one) => [one.channel.name, await ask(one)] as const);
  return states.filter(([, state]) => state === 'closed').map(([name]) => name);
}

async function byReceipt({ api }: ScenarioContext, { acceptance }: ToldThrough): Promise<string> {
  return expectStatus(await api.get<{ state: string }>('intake', `/v1/status/${acceptance.receipt}`), 200).state;
}
