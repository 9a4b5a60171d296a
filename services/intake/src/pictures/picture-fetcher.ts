import { setTimeout as pause } from 'node:timers/promises';

import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '@xianban/service-kit/config/config';
import { isDatabaseAway } from '@xianban/service-kit/database/is-database-away';
import { Log } from '@xianban/service-kit/observe/log';
import { GuardedFetch } from '@xianban/service-kit/outbound/guarded-fetch';
import { OutboundRefused } from '@xianban/service-kit/outbound/outbound-refused';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import { Attachment, type AttachmentFault } from '../store/attachment.js';
import { openedWords } from '../store/opened-words.js';
import { Report } from '../store/report.js';
import { cleanPicture, PICTURE_BYTES_MOST } from './clean-picture.js';
import { keptColumns, Pictures } from './pictures.js';

const AT_ONCE = 4;
const IDLE_MS = 2_000;
const FETCH_MS = 20_000;
const REDIRECTS = 3;
/** After each try; also how long a try may take before another instance takes over. Then the link is given up. */
const NEXT_TRY_MINUTES = [1, 5, 30, 120, 720];
const SWEPT_AFTER_HOURS = 24;
const SWEPT_AT_ONCE = 200;
/** Answers of a server that may be different next time. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

interface Claimed {
  readonly id: string;
  readonly report: Report['id'];
  readonly place: number;
  readonly tries: number;
}

/** Fetches the pictures that reports link to, after they were accepted and away from any request; and sweeps uploads that no report shows. */
@Injectable()
export class PictureFetcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly outbound: GuardedFetch,
    private readonly pictures: Pictures,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    // without storage links stay links
    if (this.config.attachments) this.working = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  /** Fetches what is due. How many links were tried. */
  async fetchDue(): Promise<number> {
    const claimed = await this.claim();
    await Promise.all(claimed.map((attachment) => this.fetch(attachment)));
    return claimed.length;
  }

  /** Erases uploads that no report showed within a day. */
  async sweep(): Promise<void> {
    const unused = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM attachment WHERE report IS NULL AND recorded_at < now() - make_interval(hours => $1) ORDER BY recorded_at LIMIT $2`,
      [SWEPT_AFTER_HOURS, SWEPT_AT_ONCE],
    );
    await this.pictures.erase(unused.map(({ id }) => id));
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const tried = await this.turn();
      if (tried === 0) await pause(IDLE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async turn(): Promise<number> {
    try {
      const tried = await this.fetchDue();
      if (tried === 0) await this.sweep();
      return tried;
    } catch (error) {
      // it is asked again in a moment, and whoever needs the database tells of it
      if (!isDatabaseAway(error)) this.log.error({ error }, 'pictures could not be fetched');
      return 0;
    }
  }

  /** The next try is set before this one, so that whoever dies in between does not have to say so. */
  private async claim(): Promise<Claimed[]> {
    const [rows] = await this.dataSource.query<[Claimed[], number]>(
      `UPDATE attachment SET tries = tries + 1, next_try_at = now() + make_interval(mins => ($2::int[])[tries + 1])
       WHERE id IN (SELECT id FROM attachment WHERE state = 'to-fetch' AND next_try_at <= now() ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id, report, place, tries`,
      [AT_ONCE, NEXT_TRY_MINUTES],
    );
    return rows;
  }

  private async fetch(claimed: Claimed): Promise<void> {
    const link = await this.linkOf(claimed);
    if (link === undefined) return this.pictures.erase([claimed.id]);

    const fetched = await this.answerOf(link);
    if (fetched === 'later') {
      if (claimed.tries >= NEXT_TRY_MINUTES.length) await this.refuse(claimed.id, 'unreachable');
      return;
    }
    if (typeof fetched === 'string') return this.refuse(claimed.id, fetched);
    const verdict = await cleanPicture(fetched);
    if (!verdict.ok) return this.refuse(claimed.id, verdict.fault);
    await this.pictures.keep(claimed.id, verdict.picture);
    await this.dataSource.manager.update(Attachment, claimed.id, keptColumns(verdict.picture));
  }

  /** Undefined if the reporter was erased. */
  private async linkOf({ report: id, place }: Claimed): Promise<string | undefined> {
    const report = await this.dataSource.manager.findOneByOrFail(Report, { id });
    const key = (await this.vault.keysOf([report.person])).get(report.person);
    return openedWords(this.vault, key, report)?.photos?.[place];
  }

  private async answerOf(link: string): Promise<Buffer | AttachmentFault | 'later'> {
    try {
      const answer = await this.outbound.fetch(link, { timeoutMs: FETCH_MS, maxBytes: PICTURE_BYTES_MOST, redirects: REDIRECTS });
      if (answer.status === 200) return answer.body;
      return answer.status >= 500 || PASSING.has(answer.status) ? 'later' : 'unreachable';
    } catch (error) {
      if (!(error instanceof OutboundRefused)) return 'later';
      return error.reason === 'too-large' ? 'too-large' : 'not-followed';
    }
  }

  private async refuse(id: string, fault: AttachmentFault): Promise<void> {
    await this.dataSource.manager.update(Attachment, id, { state: 'refused', fault, nextTryAt: null });
  }
}
