import { Module } from '@nestjs/common';

import { ListHistory } from './list-history.js';
import { ReadHistory } from './read-history.js';

/** What the register shows of issues of the past. They are brought in by a program of its own: see README.md. */
@Module({ providers: [ListHistory, ReadHistory], exports: [ListHistory, ReadHistory] })
export class HistoryModule {}
