import { Agent, request } from 'undici';

const ADDRESS = '/v1/channels/api/reports';
/** Every so often what is due is sent. */
const TICK_MS = 10;
/** Nobody waits longer for an answer. */
const PATIENCE_MS = 30_000;

/** Where reports go, and with which key. */
export interface LoadTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came back of an offered load. */
export interface LoadAnswers {
  /** Ids of the reports that were said 201 to. */
  readonly accepted: readonly string[];
  /** How many answers had which status; `0` stands for none at all. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Why there was none, by code. */
  readonly failures: ReadonlyMap<string, number>;
  /** Refusals that did not say when to come again. */
  readonly withoutRetryAfter: number;
  /** From the first report to the last answer. */
  readonly seconds: number;
  /** Until the answer, half of the accepted ones and all but a hundredth. */
  readonly medianMs: number;
  readonly slowMs: number;
}

/**
 * Sends reports at the times at which they are due, whether those before were answered or not.
 * @param perSecond reports that become due
 * @param connections as many as there are at most; what finds none free waits for one, as people would
 */
export async function offer(target: LoadTarget, reports: readonly string[], perSecond: number, connections: number): Promise<LoadAnswers> {
  const dispatcher = new Agent({
    connections,
    pipelining: 1,
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
    connect: { timeout: PATIENCE_MS },
  });
  const accepted: string[] = [];
  const waitedMs: number[] = [];
  const statuses = new Map<number, number>();
  const failures = new Map<string, number>();
  let withoutRetryAfter = 0;
  const startMs = performance.now();

  const send = async (report: string): Promise<void> => {
    const sentMs = performance.now();
    let status = 0;
    try {
      const headers = { 'content-type': 'application/json', ...target.headers };
      const answer = await request(`${target.url}${ADDRESS}`, { method: 'POST', headers, body: report, dispatcher });
      const body = (await answer.body.json()) as { readonly report?: string };
      status = answer.statusCode;
      if (status === 201) {
        accepted.push(String(body.report));
        waitedMs.push(performance.now() - sentMs);
      } else if (!answer.headers['retry-after']) withoutRetryAfter += 1;
    } catch (error) {
      // a connection that was cut or never made, or an answer that is none
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      failures.set(code, (failures.get(code) ?? 0) + 1);
    }
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };

  const underWay: Promise<void>[] = [];
  await new Promise<void>((resolve) => {
    const tick = setInterval(() => {
      const due = Math.min(reports.length, Math.floor(((performance.now() - startMs) * perSecond) / 1_000));
      while (underWay.length < due) underWay.push(send(reports[underWay.length] ?? ''));
      if (underWay.length < reports.length) return;
      clearInterval(tick);
      resolve();
    }, TICK_MS);
  });
  await Promise.all(underWay);
  await dispatcher.close();
  waitedMs.sort((one, other) => one - other);
  const seconds = (performance.now() - startMs) / 1_000;
  const at = (share: number) => waitedMs[Math.floor(waitedMs.length * share)] ?? Number.NaN;
  return { accepted, statuses, failures, withoutRetryAfter, seconds, medianMs: at(0.5), slowMs: at(0.99) };
}
