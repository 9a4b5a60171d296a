import { Agent, request } from 'undici';

/** Connections that send one report after the other. */
export const CONNECTIONS = 32;

/** What a contender is sent: the same to both, but for the ids. */
export function makeReports(count: number, run: string): string[] {
  const observedAt = new Date(Date.now() - 60_000).toISOString();
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      externalId: `${run}-${index}`,
      text: '小区门口第三根路灯不亮，晚上看不清路，老人走路不安全，请尽快派人来修',
      datum: 'WGS-84',
      lon: 116.45 + (index % 100) / 10_000,
      lat: 39.93 + (index % 70) / 10_000,
      observedAt,
      reporter: { account: `${run}-person-${index}`, name: '王小明', phone: `139${String(index).padStart(8, '0')}` },
    }),
  );
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
