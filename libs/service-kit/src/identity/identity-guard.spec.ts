import { Controller, Get, Module, Post } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { startTestNats, type TestNats } from '@xianban/messaging/testing/test-nats';

import { ServiceKitModule } from '../service-kit.module.js';
import { startTestService, type TestService } from '../testing/start-test-service.js';
import type { Actor } from './actor.js';
import { Allow } from './allow.js';
import { CurrentActor } from './current-actor.js';

@Controller('notes')
class NotesController {
  @Allow('unit-staff', 'operator')
  @Post()
  take(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Get('undeclared')
  undeclared(): object {
    return {};
  }
}

@Module({ imports: [ServiceKitModule.forService({ name: 'grid', entities: [], migrations: [] })], controllers: [NotesController] })
class NotesModule {}

let database: TestDatabase;
let nats: TestNats;
let service: TestService;

beforeAll(async () => {
  [database, nats] = await Promise.all([createTestDatabase({ migrations: [] }), startTestNats()]);
  service = await startTestService(NotesModule, { databaseUrl: database.url, natsUrl: nats.url });
});

afterAll(async () => {
  await service.stop();
  await Promise.all([database.drop(), nats.stop()]);
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(path, service.url), init);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
}

async function post(path: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Answer> {
  const actor = await service.as({ role: 'operator', sub: 'olga' });
  return ask(path, { method: 'POST', body, headers: { ...actor, 'content-type': 'application/json', ...headers } });
}

function expectProblem({ headers, status, body }: Answer, expected: Record<string, unknown>): void {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({
    type: expect.stringMatching(/^urn:xianban:problem:/) as string,
    title: expect.any(String) as string,
    status,
  });
  expect({ ...body, status }).toMatchObject(expected);
}

describe('identity', () => {
  it('is needed for every route that is not public, also one that forgot to say', async () => {
    const answer = await ask('notes', { method: 'POST', body: '{"text":"a"}', headers: { 'content-type': 'application/json' } });
    expectProblem(answer, { status: 401, type: 'urn:xianban:problem:unauthorized' });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="xianban"');
    expectProblem(await ask('notes/undeclared'), { status: 401 });
    expectProblem(await ask('notes/undeclared', { headers: await service.as({ role: 'operator' }) }), { status: 403 });
  });

  it('does not suffice with another role', async () => {
    const answer = await post('notes', '{"text":"a"}', await service.as({ role: 'analyst' }));
    expectProblem(answer, { status: 403, type: 'urn:xianban:problem:forbidden' });
    expect(answer.headers.get('www-authenticate')).toContain('insufficient_scope');
  });

  it.each([
    ['is expired', { exp: 1_700_000_000 }, 'expired'],
    ['is for somebody else', { aud: 'another' }, 'aud'],
    ['is from somebody else', { iss: 'https://else.test' }, 'iss'],
    ['is not valid yet', { nbf: 4_000_000_000 }, 'nbf'],
    ['has no subject', { sub: undefined }, 'sub'],
    ['has an unknown role', { role: 'emperor' }, 'role'],
    ['has areas of another form', { areas: 'all' }, 'areas'],
    ['has a unit of another form', { unit: 'No Unit!' }, 'unit'],
  ])('is refused when the token %s', async (_, claims, word) => {
    const token = await service.issuer.sign({ sub: 'olga', role: 'operator', areas: ['*'], ...claims });
    const answer = await post('notes', '{"text":"a"}', { authorization: `Bearer ${token}` });
    expectProblem(answer, { status: 401, detail: expect.stringContaining(word) as string });
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
  });

  it.each(['Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic b2xnYTpvbGdh', 'Bearer a b'])('is refused as "%s"', async (authorization) => {
    expectProblem(await post('notes', '{"text":"a"}', { authorization }), { status: 401 });
  });
});

describe('the session cookie', () => {
  async function login(to: string): Promise<Response> {
    const token = await service.issuer.token({ role: 'operator', sub: 'olga' });
    return fetch(new URL(`login?token=${token}&to=${encodeURIComponent(to)}`, service.url), { redirect: 'manual' });
  }

  async function noteWithCookie(headers: Record<string, string>): Promise<Answer> {
    const cookie = (await login('/')).headers.get('set-cookie')?.split(';')[0] ?? '';
    const type = { 'content-type': 'application/json' };
    return ask('notes', { method: 'POST', body: '{"text":"a"}', headers: { cookie: `a=b; ${cookie}`, ...type, ...headers } });
  }

  it('is given by /login, which goes on to a page', async () => {
    const response = await login('/issues/1?x=y');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/issues/1?x=y');
    expect(response.headers.get('set-cookie')).toMatch(/^xianban=ey.*; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each(['https://evil.test/', '//evil.test', '/\\evil.test', '/a\r\nb', 'issues'])('is not given on the way to %j', async (to) => {
    const response = await login(to);
    expect(response.status).toBe(400);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('is not given for a token that does not hold', async () => {
    expectProblem(await ask('login?token=nonsense'), { status: 401, field: 'token' });
  });

  it('is forgotten by /logout', async () => {
    const response = await fetch(new URL('logout', service.url), { redirect: 'manual' });
    expect(response.headers.get('set-cookie')).toContain('xianban=; Max-Age=0');
  });

  it('is accepted for changes only from pages of the same origin', async () => {
    expect((await noteWithCookie({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect((await noteWithCookie({ origin: service.url })).status).toBe(201);
    expectProblem(await noteWithCookie({ 'sec-fetch-site': 'cross-site' }), { status: 403 });
    expectProblem(await noteWithCookie({ origin: 'https://evil.test' }), { status: 403 });
    expectProblem(await noteWithCookie({ origin: 'null' }), { status: 403 });
  });
});
