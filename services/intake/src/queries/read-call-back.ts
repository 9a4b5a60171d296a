import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { DataSource } from 'typeorm';

import type { CallBackView } from '../http/call-back-view.js';
import { erased } from '../http/erased.js';
import { notFound } from '../http/not-found.js';
import { secretHash } from '../secrets/secret-hash.js';
import { CallBack } from '../store/call-back.js';
import { Issue } from '../store/issue.js';

/** Reads a call-back for whoever holds its link. */
@Injectable()
export class ReadCallBack {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404, or 410 if the reporter was erased */
  async run(token: string): Promise<CallBackView> {
    const { manager } = this.dataSource;
    const callBack = await manager.findOneBy(CallBack, { tokenHash: secretHash(token) });
    if (!callBack) throw notFound('token', 'There is no such call-back');
    if (callBack.sealedToken.length === 0) throw erased();
    const issue = await manager.findOneByOrFail(Issue, { number: callBack.issue });
    const { id, round, askedAt, answeredAt, contacted, solved, satisfaction } = callBack;
    const isAnswered = answeredAt !== null && contacted !== null && solved !== null && satisfaction !== null;
    return {
      callBack: id,
      issue: issue.number,
      round,
      askedAt: this.clock.instant(askedAt.getTime()),
      open: !isAnswered && issue.state === 'judging' && issue.round === round,
      ...(isAnswered && { answer: { contacted, solved, satisfaction, answeredAt: this.clock.instant(answeredAt.getTime()) } }),
    };
  }
}
