import { parseArgs } from 'node:util';

import Table from 'cli-table3';

import { backAndForth } from './back-and-forth.ts';
import { boston } from './boston.ts';
import { channels } from './channels.ts';
import { canary } from './canary.ts';
import { DistrictApi } from './district-api.ts';
import { riders } from './riders.ts';
import { RunningDistrict } from './running-district.ts';
import type { Finding, Scenario, ScenarioOptions } from './scenario.ts';
import { silence } from './silence.ts';

const SCENARIOS: readonly Scenario[] = [riders, channels, silence, backAndForth, boston, canary];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'clock-rate': { type: 'string' },
    instances: { type: 'string' },
    kill: { type: 'boolean', default: false },
    reports: { type: 'string' },
    file: { type: 'string' },
    day: { type: 'string' },
    'horizon-days': { type: 'string' },
  },
});

const INTERRUPTED = 130;
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`scenario failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const scenario = SCENARIOS.find(({ name }) => name === positionals[0]);
  if (!scenario) {
    console.error(`npm run scenario -- NAME, where NAME is one of ${SCENARIOS.map(({ name }) => name).join(', ')}`);
    return 1;
  }
  const options = scenarioOptions();
  const startedMs = Date.now();
  const progress = (line: string) => {
    console.log(`${String(Math.round((Date.now() - startedMs) / 1_000)).padStart(4)} s  ${line}`);
  };
  const clock = await scenario.clock(options);
  const instances = numberOption('instances', values.instances);
  const rate = numberOption('clock-rate', values['clock-rate']) ?? clock.rate;
  const district = await RunningDistrict.findOrStart(
    scenario,
    { ...clock, rate },
    {
      ...(instances === undefined ? {} : { instances }),
      own: scenario.own === true || options.kill || values['clock-rate'] !== undefined || instances !== undefined,
      signal: interrupted.signal,
      progress,
    },
  );
  const end = (status: number) => void district.release().finally(() => process.exit(status));
  interrupted.signal.addEventListener('abort', () => end(INTERRUPTED));
  // people of the scenario work in the background: what goes wrong there ends it too
  process.once('unhandledRejection', (error) => {
    console.error(`scenario failed: ${error instanceof Error ? error.message : String(error)}`);
    end(1);
  });
  try {
    const findings = await scenario.run({ district, api: new DistrictApi(district.endpoints.services), options, progress });
    return report(scenario, findings, Date.now() - startedMs);
  } finally {
    await district.release();
  }
}

function scenarioOptions(): ScenarioOptions {
  const [reports, horizonDays] = [numberOption('reports', values.reports), numberOption('horizon-days', values['horizon-days'])];
  return {
    kill: values.kill,
    ...(reports === undefined ? {} : { reports }),
    ...(values.file === undefined ? {} : { file: values.file }),
    ...(values.day === undefined ? {} : { day: values.day }),
    ...(horizonDays === undefined ? {} : { horizonDays }),
  };
}

function numberOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) throw new Error(`--${name} must be a number above 0, not ${text}`);
  return number;
}

function report(scenario: Scenario, findings: readonly Finding[], tookMs: number): number {
  const table = new Table({
    head: ['what', 'expected', 'seen', ''],
    style: { head: [], border: [] },
    colWidths: [44, 34, 34, 5],
    wordWrap: true,
  });
  for (const { what, expected, seen, ok } of findings) table.push([what, expected, seen, ok ? 'ok' : 'OFF']);
  console.log(table.toString());
  const off = findings.filter(({ ok }) => !ok).length;
  console.log(`${scenario.name}: ${findings.length - off} as expected, ${off} off, in ${Math.round(tookMs / 1_000)} s`);
  return off === 0 && findings.length > 0 ? 0 : 1;
}
