import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createChannelKey } from '@xianban/local/channel-keys';
import { readEndpoints, type Endpoints } from '@xianban/local/endpoints';
import { signLocalToken } from '@xianban/local/local-issuer';
import { RunFolder } from '@xianban/local/run-folder';
import type { RunningSystem } from '@xianban/local/running-system';
import { startSystem } from '@xianban/local/start-system';
import { clockSetting } from '@xianban/local/system-settings';
import { districtNowMs, parseClockSetting, WALL_CLOCK, type ClockSetting } from '@xianban/rules/district-clock';

import { Logins } from './logins.ts';
import { clockMisfit, type Scenario, type ScenarioClock } from './scenario.ts';
import { until } from './until.ts';

export interface FindOptions {
  /** True to start a system of its own even where one runs. */
  readonly own: boolean;
  readonly instances?: number;
  /** Ends the start. */
  readonly signal: AbortSignal;
  readonly progress: (line: string) => void;
}

/** The district that a scenario plays in: the one that runs here already, or one of its own that goes when the scenario ends. */
export class RunningDistrict {
  readonly endpoints: Endpoints;
  readonly clock: ClockSetting;
  readonly logins: Logins;
  readonly #folder: RunFolder;
  readonly #own: RunningSystem | undefined;
  readonly #keys = new Map<string, Promise<string>>();

  private constructor(folder: RunFolder, endpoints: Endpoints, own?: RunningSystem) {
    this.#folder = folder;
    this.#own = own;
    this.endpoints = endpoints;
    this.clock = endpoints.clock ? parseClockSetting(clockSetting(endpoints.clock)) : WALL_CLOCK;
    this.logins = new Logins((claims) => signLocalToken(folder, claims));
  }

  /** @throws Error if the system that runs here has another district or a clock that does not fit. */
  static async findOrStart(scenario: Scenario, clock: ScenarioClock, options: FindOptions): Promise<RunningDistrict> {
    const folder = new RunFolder();
    const endpoints = readEndpoints(folder);
    if (!options.own && endpoints && (await answers(endpoints))) {
      const district = new RunningDistrict(folder, endpoints);
      const misfit =
        endpoints.district === scenario.districtPack
          ? clockMisfit(clock, district.clock)
          : `its district is ${endpoints.district}, not ${scenario.districtPack}`;
      if (misfit) throw new Error(`the running system does not fit: ${misfit}; stop it, or give --clock-rate to start another beside it`);
      options.progress(`uses the running system (${endpoints.services.intake})`);
      return district;
    }
    return RunningDistrict.#start(scenario, clock, options);
  }

  static async #start(scenario: Scenario, clock: ScenarioClock, options: FindOptions): Promise<RunningDistrict> {
    options.progress(`starts a system of its own: ${scenario.districtPack}, clock rate ${clock.rate}, ${options.instances ?? 1} of each`);
    const folder = new RunFolder(await mkdtemp(join(tmpdir(), `xianban-${scenario.name}-`)));
    const system = await startSystem({
      dir: folder.path,
      district: scenario.districtPack,
      clockRate: clock.rate,
      ...(clock.start === undefined ? {} : { clockStart: clock.start }),
      instances: options.instances ?? 1,
      say: options.progress,
      signal: options.signal,
    });
    return new RunningDistrict(folder, system.endpoints, system);
  }

  /** The district's time, epoch milliseconds. */
  nowMs(): number {
    return districtNowMs(this.clock, Date.now());
  }

  /** The district's time as an instant. */
  now(): string {
    return new Date(this.nowMs()).toISOString();
  }

  /** The district's time so much later, as an instant. */
  nowPlus(ms: number): string {
    return new Date(this.nowMs() + ms).toISOString();
  }

  /** Waits until the district's clock shows that instant. */
  async reached(instantMs: number): Promise<void> {
    if (this.nowMs() >= instantMs) return;
    const seconds = (instantMs - this.nowMs()) / this.clock.rate / 1_000;
    await until('the district clock', seconds + 60, () => Promise.resolve(this.nowMs() >= instantMs ? true : undefined), 20);
  }

  /** A key of the channel with these capabilities, made once. */
  channelKey(channel: string, can: readonly string[] = []): Promise<string> {
    const name = [channel, ...can].join(' ');
    let key = this.#keys.get(name);
    if (!key) {
      key = createChannelKey(this.#folder, this.endpoints.services.intake, { channel, can, label: 'scenario' }).then(
        (issued) => issued.key,
      );
      this.#keys.set(name, key);
    }
    return key;
  }

  /** Kills a process of its own system with SIGKILL; its supervisor starts it again. @throws Error on a system that it did not start. */
  kill(name: string): void {
    if (!this.#own) throw new Error('only processes of a system of its own are killed');
    this.#own.kill(name);
  }

  /** Where the system keeps everything. */
  get folder(): string {
    return this.#folder.path;
  }

  /** Stops what it started; a system that ran before goes on. */
  async release(): Promise<void> {
    if (!this.#own) return;
    await this.#own.stop();
    // PostgreSQL's data may lie elsewhere, where its user can reach it
    await this.#folder.wipe();
    await rm(this.#folder.path, { recursive: true, force: true });
  }
}

async function answers(endpoints: Endpoints): Promise<boolean> {
  try {
    return (await fetch(`${endpoints.services.intake}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
