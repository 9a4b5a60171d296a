import { once } from 'node:events';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';

import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import { Validator } from '@seriousme/openapi-schema-validator';
import { IsPosition, type Position } from '@xianban/contracts/values/position';
import { DependencyAway } from '@xianban/messaging/dependency-away';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { startTestNats, type TestNats } from '@xianban/messaging/testing/test-nats';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, Max, ValidateNested } from 'class-validator';

import { BodyLimit } from './http/body-limit.js';
import { IsPlainText } from './http/is-plain-text.js';
import { Problem } from './http/problem.js';
import type { Actor } from './identity/actor.js';
import { Allow } from './identity/allow.js';
import { CurrentActor } from './identity/current-actor.js';
import { Public } from './identity/public.js';
import { PageQuery } from './paging/page-query.js';
import { ServiceKitModule } from './service-kit.module.js';
import { startTestService, type TestService } from './testing/start-test-service.js';

class Photo {
  @IsInt() @Max(10) readonly pages!: number;
}

class Note {
  @IsPlainText(20) readonly text!: string;
  @IsOptional() @IsPosition() readonly at?: Position;
  @IsOptional() @ArrayMaxSize(3) @ValidateNested({ each: true }) @Type(() => Photo) readonly photos?: readonly Photo[];
}

@Controller('notes')
class NotesController {
  @Allow('unit-staff', 'operator')
  @Post()
  take(@Body() note: Note, @CurrentActor() actor: Actor): { readonly text: string; readonly by: string } {
    return { text: note.text, by: actor.sub };
  }

  @Allow('operator')
  @BodyLimit(64)
  @Post('short')
  short(@Body() note: Note): Note {
    return note;
  }

  @Public()
  @Get(':id')
  read(@Param('id') id: string, @Query() query: PageQuery): object {
    return { id, ...query };
  }

  @Public()
  @Post(':id/failures')
  fail(@Param('id') id: string): never {
    if (id === 'taken') throw new Problem({ status: 409, type: 'urn:xianban:problem:taken', title: 'Taken', field: 'id' });
    if (id === 'away') throw new DependencyAway('temporal');
    throw new Error(`the inside of ${id}: password hunter2`);
  }
}

@Module({
  imports: [ServiceKitModule.forService({ name: 'grid', title: 'Notes', entities: [], migrations: [] })],
  controllers: [NotesController],
})
class NotesModule {}

let database: TestDatabase;
let nats: TestNats;
let service: TestService;
let log = '';

beforeAll(async () => {
  [database, nats] = await Promise.all([createTestDatabase({ migrations: [] }), startTestNats()]);
  const logTo = new PassThrough();
  logTo.on('data', (line: Buffer) => (log += line.toString()));
  service = await startTestService(NotesModule, { databaseUrl: database.url, natsUrl: nats.url, logTo });
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

/** Sends bytes as they are. What the server answers until it closes the connection. */
async function sendRaw(bytes: string): Promise<string> {
  let answer = '';
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write(bytes));
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
  await once(socket, 'close');
  return answer;
}

describe('input', () => {
  it('reaches the handler as an instance of its class', async () => {
    const { status, body } = await post('notes', JSON.stringify({ text: '路灯不亮', photos: [{ pages: 2 }] }));
    expect(status).toBe(201);
    expect(body).toEqual({ text: '路灯不亮', by: 'olga' });
  });

  it.each([
    ['null', 'null', 'body'],
    ['a list', '[]', 'body'],
    ['a bare string', '"text"', 'body'],
    ['nothing', '', 'body'],
    ['half of JSON', '{"text":', 'body'],
    ['a missing field', '{}', 'text'],
    ['an unknown field', '{"text":"a","evil":1}', 'evil'],
    ['a field of a nested entry', '{"text":"a","photos":[{"pages":1},{"pages":11}]}', 'photos.1.pages'],
    ['a string for a list of entries', '{"text":"a","photos":"x"}', 'photos'],
    ['NUL', '{"text":"a\\u0000b"}', 'text'],
    ['a lone surrogate', '{"text":"a\\ud83d"}', 'text'],
    ['a lone surrogate deep inside', '{"text":"a","photos":[{"pages":"\\udc00"}]}', 'photos.0.pages'],
    ['a number beyond a double', '{"text":"a","at":[1e400,1]}', 'at.0'],
    ['a bidi override', '{"text":"a\\u202eb"}', 'text'],
    ['a text that is too long', JSON.stringify({ text: '路'.repeat(21) }), 'text'],
    ['a poisoned prototype', '{"text":"a","__proto__":{"admin":true}}', '__proto__'],
    ['a poisoned constructor', '{"text":"a","constructor":{"prototype":{}}}', 'constructor'],
  ])('is refused with 400 naming the field: %s', async (_, body, field) => {
    expectProblem(await post('notes', body), { status: 400, field });
  });

  it('counts characters, not UTF-16 units', async () => {
    const { status } = await post('notes', JSON.stringify({ text: '😀'.repeat(20) }));
    expect(status).toBe(201);
  });

  it('takes the last of duplicate keys', async () => {
    const { body } = await post('notes', '{"text":"first","text":"last"}');
    expect(body).toMatchObject({ text: 'last' });
  });

  it.each([
    ['lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['objects', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
  ])('is refused when it is nested 10,000 deep in %s', async (_, body) => {
    expectProblem(await post('notes', body), { status: 400 });
  });

  it('is refused when it is not UTF-8', async () => {
    expectProblem(await post('notes', Buffer.from('{"text":"\xff"}', 'latin1')), { status: 400, field: 'body' });
  });

  it('is refused with 413 above the limit of all routes, and of one', async () => {
    expectProblem(await post('notes', JSON.stringify({ text: 'a'.repeat(1_048_577) })), { status: 413 });
    expectProblem(await post('notes/short', JSON.stringify({ text: 'a', photos: new Array(20).fill({ pages: 1 }) })), { status: 413 });
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data'])('is refused with 415 as %s', async (type) => {
    expectProblem(await post('notes', '{"text":"a"}', { 'content-type': type }), { status: 415 });
  });

  it('is refused with 415 when compressed', async () => {
    expectProblem(await post('notes', '{"text":"a"}', { 'content-encoding': 'gzip' }), { status: 415 });
  });

  it('of an HTML form is checked, too', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post('notes', 'text=hello', form)).status).toBe(201);
    expectProblem(await post('notes', 'text=a%00b', form), { status: 400, field: 'text' });
    expectProblem(await post('notes', 'text=a&text=b', form), { status: 400, field: 'text' });
  });

  it('in the query is checked, too', async () => {
    expect((await ask('notes/1?limit=7')).body).toEqual({ id: '1', limit: 7 });
    for (const query of ['limit=0', 'limit=201', 'limit=', 'limit=1e1', 'limit=1&limit=2', 'limit=abc']) {
      expectProblem(await ask(`notes/1?${query}`), { status: 400, field: 'limit' });
    }
    expectProblem(await ask('notes/1?other=1'), { status: 400, field: 'other' });
    expectProblem(await ask('notes/1?cursor=%00'), { status: 400, field: 'cursor' });
  });

  it('in the path is checked, too', async () => {
    expectProblem(await ask('notes/a%00b'), { status: 400, field: 'id' });
    expectProblem(await ask('notes/%ed%a0%80'), { status: 400 });
    expectProblem(await ask(`notes/${'a'.repeat(300)}`), { status: 414 });
  });
});

describe('errors', () => {
  it('of ours leave as they are', async () => {
    expectProblem(await post('notes/taken/failures', '{}'), { status: 409, type: 'urn:xianban:problem:taken', field: 'id' });
  });

  it('that nobody expected leave without a word about the inside, and are logged without a word of it', async () => {
    const answer = await post('notes/secret-receipt/failures', '{}');
    expectProblem(answer, { status: 500, type: 'urn:xianban:problem:internal' });
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
    expect(log).toContain('"route":"/notes/:id/failures"');
    expect(log).not.toContain('/notes/secret-receipt');
  });

  it('of a dependency that is away leave as 503 with Retry-After', async () => {
    const answer = await post('notes/away/failures', '{}');
    expectProblem(answer, { status: 503 });
    expect(answer.headers.get('retry-after')).toBe('2');
  });

  it('of the address are 404 and 400', async () => {
    expectProblem(await ask('nowhere'), { status: 404 });
    expectProblem(await ask('notes', { method: 'DELETE' }), { status: 404 });
    expectProblem(await ask('%zz'), { status: 400 });
  });

  it('of the protocol are answered on the bare socket', async () => {
    expect(await sendRaw('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [^]*application\/problem\+json[^]*urn:xianban:problem:bad-request/);
    expect(await sendRaw(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
  });
});

describe('operation', () => {
  it('is live, and ready when database, NATS and consumers are', async () => {
    expect(await ask('health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await ask('health/ready')).toMatchObject({
      status: 200,
      body: { ready: true, checks: { database: 'up', nats: 'up', consumers: 'up' } },
    });
  });

  it('counts requests by route template, never by path', async () => {
    await ask('notes/hidden-receipt');
    const text = await (await fetch(new URL('metrics', service.url))).text();
    const count = text.split('\n').find((line) => line.startsWith('xianban_http_request_seconds_count') && line.includes('"/notes/:id"'));
    expect(count).toMatch(/method="GET",.*status="200".* \d+$/);
    expect(text).toContain('xianban_outbox_backlog{process="grid",instance="1"} 0');
    expect(text.includes('hidden-receipt')).toBe(false);
  });

  it('describes itself in valid OpenAPI 3.1 with what is checked, who may, and the errors', async () => {
    const { body } = await ask('openapi.json');
    const validator = new Validator();
    expect(await validator.validate(body)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(body).toMatchObject({
      info: { title: 'Notes' },
      paths: {
        '/notes': {
          post: {
            security: [{ token: [] }, { session: [] }],
            responses: { 401: {}, 403: {}, 503: {}, default: { $ref: '#/components/responses/Problem' } },
          },
        },
        '/notes/{id}': {
          get: { parameters: expect.arrayContaining([expect.objectContaining({ name: 'limit', in: 'query' })]) as unknown[] },
        },
      },
      components: {
        securitySchemes: { token: { scheme: 'bearer' }, session: { in: 'cookie' } },
        schemas: { Note: { required: ['text'], properties: { text: { maxLength: 20 }, photos: { type: 'array' } } } },
      },
    });
  });

  it('shows pages for people that load nothing from elsewhere', async () => {
    const page = await (await fetch(new URL('docs', service.url))).text();
    expect(page).not.toMatch(/(src|href)="https?:/);
    const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) expect((await fetch(new URL(source, `${service.url}/docs`))).status).toBe(200);
  });
});
