import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { RIDER_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';

const MIB = 1_048_576;
/** Ten thousand reports, on a machine that does ten things at once. */
const PATIENCE_MS = 60_000;

describe('intake under more than it can take', () => {
  let intake: TestIntake;
  let key: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await intake.key('riders');
  });
  afterAll(() => intake.stop());

  const report = (id: string) => ({ ...RIDER_REPORT, reportId: id });
  const send = (body: string) =>
    fetch(`${intake.service.url}/v1/channels/riders/reports`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body,
    });

  /** Somebody who announces a large body and takes their time. */
  const announce = async (bytes: number): Promise<Socket> => {
    const { hostname, port } = new URL(intake.service.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head = [
      'POST /v1/channels/riders/reports HTTP/1.1',
      `Host: ${hostname}`,
      'Content-Type: application/json',
      `Content-Length: ${bytes}`,
    ];
    await new Promise((resolve) => socket.write(`${head.join('\r\n')}\r\n\r\n{`, resolve));
    return socket;
  };

  it('holds no more than so many large bodies, and lets small ones through', async () => {
    const slow = await Promise.all(Array.from({ length: 8 }, () => announce(8 * MIB)));
    // the ninth is answered, so the eight before it have been seen
    const ninth = await announce(8 * MIB);
    const [answer] = (await once(ninth, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 1/i);
    const large = await send(JSON.stringify({ reports: [report('large')], padding: 'x'.repeat(MIB) }));
    expect([large.status, large.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await send(JSON.stringify(report('small')))).status).toBe(201);

    const closed = [...slow, ninth].map((socket) => once(socket, 'close'));
    for (const socket of [...slow, ninth]) socket.destroy();
    await Promise.all(closed);
  });

  it(
    'loses nothing that it said 201 to, and says 503 to what it did not take',
    async () => {
      const reports = Array.from({ length: 2_000 }, (_, index) => index);
      const batches = Array.from({ length: 5 }, (_, batch) =>
        send(JSON.stringify({ reports: reports.map((index) => report(`batch-${batch}-${index}`)) })),
      );
      const answers = await Promise.all(batches);
      const verdicts: { status: number; accepted?: { report: string } }[] = [];
      for (const answer of answers) {
        expect(answer.status).toBe(200);
        verdicts.push(...((await answer.json()) as { verdicts: typeof verdicts }).verdicts);
      }
      const accepted = verdicts.flatMap(({ accepted: one }) => one?.report ?? []);
      expect(verdicts.filter(({ status }) => status !== 201 && status !== 503)).toEqual([]);
      const [row] = await intake.database.dataSource.query<{ kept: number }[]>(
        'SELECT count(*)::int AS kept FROM report WHERE id = ANY ($1::uuid[])',
        [accepted],
      );
      expect(row?.kept).toBe(accepted.length);
      expect(accepted.length).toBeGreaterThan(0);
      // and goes on as if nothing had been
      expect((await send(JSON.stringify(report('afterwards')))).status).toBe(201);
    },
    PATIENCE_MS,
  );
});
