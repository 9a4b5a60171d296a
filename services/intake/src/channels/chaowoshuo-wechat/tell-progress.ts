import { Injectable } from '@nestjs/common';
import type { Language } from '@xianban/service-kit/language/language';

import { ListReporterReports } from '../../queries/list-reporter-reports.js';
import { WechatAccounts } from './wechat-accounts.js';
import { wechatTexts } from './wechat-texts.js';

const ASKED: Readonly<Record<string, Language>> = { 进展: 'zh', 查询: 'zh', status: 'en' };
const MOST_LINES = 3;

/** Tells a follower how their latest matters stand. */
@Injectable()
export class TellProgress {
  constructor(
    private readonly accounts: WechatAccounts,
    private readonly reports: ListReporterReports,
  ) {}

  /** The answer, if that is what they ask; undefined for any other words. */
  async run(account: string, openId: string, text: string): Promise<string | undefined> {
    const word = text.trim().toLowerCase();
    const language = Object.hasOwn(ASKED, word) ? ASKED[word] : undefined;
    if (language === undefined) return undefined;
    const holder = this.accounts.idOf(account);
    const { items } = await this.reports.run({ id: holder, holder, can: [] }, openId, { limit: MOST_LINES }, language);
    if (items.length === 0) return wechatTexts.text('no-reports', {}, language);
    return items.map(({ issue, message }) => wechatTexts.text('progress', { issue, message }, language)).join('\n');
  }
}
