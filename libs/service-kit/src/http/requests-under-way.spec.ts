import { fastify, type FastifyInstance, type LightMyRequestResponse } from 'fastify';

import { RequestsUnderWay } from './requests-under-way.js';

describe('requests under way', () => {
  let nowMs: number;
  let server: FastifyInstance;
  /** Those that were taken and wait for their answers. */
  let waiting: (() => void)[];
  let logged: object[];

  beforeEach(() => {
    nowMs = 0;
    waiting = [];
    logged = [];
    const underWay = new RequestsUnderWay({ warn: (fields: object) => void logged.push(fields) }, () => nowMs);
    server = fastify();
    server.addHook('onRequest', underWay.onRequest);
    server.addHook('preValidation', underWay.preValidation);
    server.get('/', () => new Promise<string>((resolve) => waiting.push(() => resolve('answer'))));
    server.get('/health', { config: { alwaysAnswered: true } }, () => 'live');
  });

  /** Sends so many, and gives those that were answered without waiting. */
  const send = async (count: number): Promise<LightMyRequestResponse[]> => {
    const before = waiting.length;
    const refused: LightMyRequestResponse[] = [];
    for (let sent = 0; sent < count; sent += 1)
      void server.inject('/').then((response) => response.statusCode === 503 && refused.push(response));
    while (waiting.length - before + refused.length < count) await new Promise(setImmediate);
    return refused;
  };
  const answer = async (count: number): Promise<void> => {
    for (const give of waiting.splice(0, count)) give();
    // until each is sent and closed
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  };

  it('are refused, with when to come again, beyond what an idle process takes', async () => {
    const refused = await send(300);
    expect(waiting.length).toBe(256);
    expect(refused[0]?.headers).toMatchObject({
      'retry-after': '1',
      'content-type': expect.stringContaining('application/problem+json') as string,
    });
    expect(refused[0]?.json()).toMatchObject({ status: 503, type: 'urn:xianban:problem:overloaded' });
    await answer(10);
    expect((await send(20)).length).toBe(10);
  });

  it('are as many as two seconds answer, on a machine that answers many', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      await send(50);
      await answer(50);
    }
    nowMs = 1_000;
    await send(1_100);
    expect(waiting.length).toBe(1_000);
    // nothing was answered since: the next second takes no more than an idle process does
    nowMs = 2_000;
    expect((await send(1)).length).toBe(1);
    await answer(800);
    await send(100);
    expect(waiting.length).toBe(256);
  });

  it('are written down once a second when they are refused', async () => {
    await send(300);
    nowMs = 1_000;
    await send(1);
    expect(logged).toEqual([{ refused: 44 }]);
  });

  it('do not keep away whoever watches the process', async () => {
    await send(300);
    expect((await server.inject('/health')).body).toBe('live');
  });
});
