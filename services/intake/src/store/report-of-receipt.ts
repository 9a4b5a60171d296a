import type { EntityManager } from 'typeorm';

import { erased } from '../http/erased.js';
import { notFound } from '../http/not-found.js';
import { secretHash } from '../secrets/secret-hash.js';
import { Report } from './report.js';

/** The report that a receipt stands for. @throws Problem 404, or 410 if its person was erased */
export async function reportOfReceipt(manager: EntityManager, receipt: string): Promise<Report> {
  const report = await manager.findOneBy(Report, { receiptHash: secretHash(receipt) });
  if (!report) throw notFound('receipt', 'There is no such receipt');
  if (report.words.length === 0) throw erased();
  return report;
}
