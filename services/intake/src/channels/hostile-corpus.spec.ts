import { readdirSync } from 'node:fs';

import { contentFault } from '@xianban/service-kit/http/content-fault';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import pMap from 'p-map';
import { DataSource, In } from 'typeorm';

import { type Channel, isProvenBy } from '../channel-kit/channel.js';
import type { ChannelCaller } from '../channel-kit/channel-caller.js';
import { ChannelRegistry } from '../channel-kit/channel-registry.js';
import type { ChannelUnderTest, Report as SentReport, Sending } from '../conformance/channel-under-test.js';
import { type ConformanceAnswer, verdictsOf } from '../conformance/conformance-answer.js';
import { openedWords } from '../store/opened-words.js';
import { Report } from '../store/report.js';
import type { SealedWords } from '../store/sealed-words.js';
import { HOSTILE_BODIES } from '../testing/hostile/hostile-bodies.js';
import { mutatedReports } from '../testing/hostile/mutated-reports.js';
import { storedGarbage } from '../testing/stored-garbage.js';
import { startTestIntake, type TestIntake } from '../testing/test-intake.js';
import { channelFixtures, testedChannel } from '../testing/tested-channel.js';

const AT_ONCE = 16;
const PATIENCE_MS = 60_000;
/** Tables to which each report adds a row, and nothing else does here. */
const ROW_EACH = ['report', 'timeline_entry', 'outbox'] as const;

const names = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

let intake: TestIntake;

beforeAll(async () => {
  intake = await startTestIntake();
});
afterAll(() => intake.stop());

describe.each(names)('the channel %s, sent what is meant to harm', (name) => {
  /** What was said 201 to, by the report's id. */
  const accepted = new Map<string, SentReport>();
  let channel: Channel;
  /** Undefined for one that proves its callers itself: its own spec is about its routes. */
  let tested: ChannelUnderTest | undefined;
  let before: Readonly<Record<string, number>>;

  beforeAll(async () => {
    channel = intake.service.app.get(ChannelRegistry).named(name) as Channel;
    if (isProvenBy(channel, 'api-key', 'webhook-signature', 'staff')) tested = await testedChannel(intake, name);
    before = await intake.rows();
  });

  /** Sends it, and says what is wrong with the answer. @param fields any of which a refusal may name; absent if it may name any */
  const wrongAnswer = async (to: ChannelUnderTest, body: string | Buffer, sending: Sending, fields?: readonly string[]) => {
    const answer = await to.send(body, sending);
    if (answer.status === 200) return wrongVerdict(answer);
    if (answer.status !== 201) return wrongRefusal(answer, fields);
    // a field that is null is absent
    accepted.set(String(answer.body['report']), JSON.parse(String(body), (_, value: unknown) => value ?? undefined) as SentReport);
    return undefined;
  };

  it(
    'takes or refuses any value in a field, and names the field',
    async () => {
      if (!tested) return;
      const to = tested;
      // a point is outside or a time ahead by what another field says, and an id may be made of two
      const { at = 'at', observedAt = 'observedAt', externalId = 'externalId' } = channel.fieldOf;
      const wrong = await pMap(
        mutatedReports(to.description.schema, wholeReport(to)),
        async ({ field, value, text }) => {
          const fault = await wrongAnswer(to, text, {}, [field, 'body', at, observedAt, externalId]);
          return fault && `${field}: ${value}: ${fault}`;
        },
        { concurrency: AT_ONCE },
      );
      expect(wrong.filter(Boolean)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'takes or refuses any body, however it is sent, and says what is wrong',
    async () => {
      if (!tested) return;
      const good = wholeReport(tested);
      const wrong: string[] = [];
      for (const [what, made] of Object.entries(HOSTILE_BODIES)) {
        const { body, contentType, contentEncoding } = made(JSON.stringify(good()));
        const sending = { contentType, ...(contentEncoding !== undefined && { headers: { 'content-encoding': contentEncoding } }) };
        const fault = await wrongAnswer(tested, body, sending);
        if (fault !== undefined) wrong.push(`${what}: ${fault}`);
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('keeps what it took as it was sent, and nothing else', async () => {
    const after = await intake.rows();
    expect(ROW_EACH.map((table) => (after[table] ?? 0) - (before[table] ?? 0))).toEqual(ROW_EACH.map(() => accepted.size));
    const { manager } = intake.service.app.get(DataSource);
    const vault = intake.service.app.get(PersonalDataVault);
    const reports = await manager.findBy(Report, { id: In([...accepted.keys()]) });
    const keys = await vault.keysOf([...new Set(reports.map(({ person }) => person))]);
    expect(reports).toHaveLength(accepted.size);
    const context = { caller: { actor: tested?.proof('token') } as ChannelCaller, nowMs: Date.now() };
    for (const report of reports) {
      const sent = accepted.get(report.id) ?? {};
      const { receipt: _, ...words } = openedWords(vault, keys.get(report.person), report) ?? ({} as SealedWords);
      const { text, photos, remarks } = channel.report(sent, context);
      expect(words).toEqual({ reporter: channel.reporter(sent, context), text, photos, remarks });
      expect(contentFault(words)).toBeUndefined();
    }
    expect(await storedGarbage(intake.database.dataSource)).toEqual([]);
  });
});

/** The good fixture that says most, as a report that was never sent before. */
function wholeReport(channel: ChannelUnderTest): () => SentReport {
  const good = channelFixtures(channel.description.name).filter(({ file }) => file.startsWith('good-'));
  const [whole] = good.map(({ text }) => text).sort((one, other) => other.length - one.length);
  const fixture = JSON.parse(whole ?? '') as SentReport;
  const id = channel.externalIdField;
  return () => ({ ...fixture, ...(id !== undefined && { [id]: channel.report()[id] }) });
}

/** What is wrong with a refusal; undefined if it is a problem that names one of these, or any if none are given. */
function wrongRefusal({ status, body }: ConformanceAnswer, fields?: readonly string[]): string | undefined {
  const { type, field = '' } = body as { readonly type?: string; readonly field?: string };
  if (status < 400 || status >= 500 || !type?.startsWith('urn:xianban:problem:') || body['status'] !== status) return `${status} ${type}`;
  const isNamed = fields ? fields.some((one) => one === field || one.startsWith(`${field}.`) || field.startsWith(`${one}.`)) : field !== '';
  return isNamed ? undefined : `${status} naming ${field}`;
}

/** The first verdict of a batch or a table that is wrong. */
function wrongVerdict(answer: ConformanceAnswer): string | undefined {
  const refused = verdictsOf(answer).filter(({ status }) => status !== 201);
  return refused.map(({ status, problem }) => wrongRefusal({ status, body: { ...problem } }, ['reports', 'rows'])).find(Boolean);
}
