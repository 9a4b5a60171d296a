import { Agent, request } from 'undici';

import { cellCentres } from '../scenarios/cell-centres.ts';

/** Connections that send one report after the other. */
export const CONNECTIONS = 32;

/** Places of Chaoyang, at least 50 m apart: so many reports are of matters of their own. */
const PLACES = await cellCentres('chaoyang');
/** Spreads them evenly, so that reports that come one after the other are not neighbours. */
const GOLDEN_RATIO = 0.618_034;
const TEXTS = [
  '小区门口第三根路灯不亮，晚上看不清路，老人走路不安全，请尽快派人来修',
  '人行道上的井盖松动，车一压就响，夜里吵得附近居民睡不着，请尽快处理',
  '楼道里堆满了纸箱和旧家具，着火了人都跑不出去，请物业和社区来管一管',
  '垃圾桶已经满了三天没有人来清运，味道很大，苍蝇很多，请尽快派车来拉',
  '下水道堵了，污水一直往外冒，流到了马路上，过路的人都得绕着走，请来疏通',
];

/** What a contender is sent: the same to both, but for the ids. Up to 8,260 reports are at places of their own. */
export function makeReports(count: number, run: string): string[] {
  const observedAt = new Date(Date.now() - 60_000).toISOString();
  return Array.from({ length: count }, (_, index) => {
    const [lon, lat] = PLACES[Math.floor(((index * GOLDEN_RATIO) % 1) * PLACES.length)] ?? [0, 0];
    return JSON.stringify({
      externalId: `${run}-${index}`,
      text: TEXTS[index % TEXTS.length],
      datum: 'WGS-84',
      lon,
      lat,
      observedAt,
      reporter: { account: `${run}-person-${index}`, name: '王小明', phone: `139${String(index).padStart(8, '0')}` },
    });
  });
}

/** Sends every report over as many connections as there are, and gives the accepted ones per second. @throws Error if one is not accepted */
export async function acceptedPerSecond(
  url: string,
  headers: Readonly<Record<string, string>>,
  reports: readonly string[],
): Promise<number> {
  const dispatcher = new Agent({ connections: CONNECTIONS, pipelining: 1 });
  let next = 0;
  const sendOneByOne = async (): Promise<void> => {
    for (let report = reports[next++]; report !== undefined; report = reports[next++]) {
      const { statusCode, body } = await request(`${url}/v1/channels/api/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: report,
        dispatcher,
      });
      const answer = await body.text();
      if (statusCode !== 201) throw new Error(`${statusCode} instead of 201: ${answer}`);
    }
  };
  try {
    const startMs = performance.now();
    await Promise.all(Array.from({ length: CONNECTIONS }, sendOneByOne));
    return (reports.length * 1000) / (performance.now() - startMs);
  } finally {
    await dispatcher.close();
  }
}
