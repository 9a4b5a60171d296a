import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { DataSource } from 'typeorm';

import { maySee } from '../domain/issue-rights.js';
import { notFound } from '../http/not-found.js';
import { Issue } from '../store/issue.js';
import { placeOf } from '../store/place-of.js';

/** Finds an issue that an actor may see. */
@Injectable()
export class FindIssue {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Problem 404 if there is none, or none for this actor */
  async run(actor: Actor, number: IssueNumber): Promise<Issue> {
    const issue = await this.dataSource.manager.findOneBy(Issue, { number });
    if (!issue || !maySee(actor, placeOf(issue))) throw notFound('number', 'There is no such issue');
    return issue;
  }
}
