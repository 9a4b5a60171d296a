import { randomBytes } from 'node:crypto';

import { decrypt, encrypt, getSignature } from '@wecom/crypto';

import { AcceptReport } from '../../commands/accept-report.js';
import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
import { readFlatXml } from './read-flat-xml.js';
import { SweepMessages } from './sweep-messages.js';
import { wechatTexts } from './wechat-texts.js';

const PATH = '/v1/channels/chaowoshuo-wechat/accounts/main';
const OPERATOR = { role: 'operator' } as const;
const secretsOf = (token: string) => ({
  appId: 'wx0123456789abcdef',
  token,
  encodingAesKey: randomBytes(32).toString('base64').slice(0, 43),
});
const SECRETS = secretsOf('first');

let intake: TestIntake;
let sent = 0;

beforeAll(async () => {
  intake = await startTestIntake();
  await intake.send('POST', `${PATH}/secrets`, { asker: OPERATOR, body: SECRETS });
});
afterAll(() => intake.stop());

const now = () => Math.floor(Date.now() / 1_000);
const cdata = (fields: Readonly<Record<string, string | number>>) =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</xml>`;
const inner = (openId: string, fields: Readonly<Record<string, string | number>>) => {
  sent += 1;
  return cdata({ ToUserName: 'gh_account', FromUserName: openId, CreateTime: now(), MsgId: 1_000 + sent, ...fields });
};

interface Forgery {
  readonly secrets?: typeof SECRETS;
  readonly appId?: string;
  readonly timestamp?: number;
  readonly signature?: string;
  readonly ciphertext?: string;
  readonly path?: string;
}

/** As WeChat would send it, or as somebody would who is not WeChat. */
function post(xml: string, forgery: Forgery = {}) {
  const { secrets = SECRETS, appId = secrets.appId, timestamp = now(), path = PATH } = forgery;
  const ciphertext = forgery.ciphertext ?? encrypt(secrets.encodingAesKey, xml, appId);
  const signature = forgery.signature ?? getSignature(secrets.token, String(timestamp), 'nonce', ciphertext);
  const query = `signature=x&timestamp=${timestamp}&nonce=nonce&openid=x&encrypt_type=aes&msg_signature=${signature}`;
  return intake.send<string>('POST', `${path}/messages?${query}`, {
    headers: { 'content-type': 'text/xml' },
    body: cdata({ ToUserName: 'gh_account', Encrypt: ciphertext }),
  });
}

/** What the follower reads. */
async function say(xml: string, secrets = SECRETS): Promise<string | undefined> {
  const { status, body } = await post(xml, { secrets });
  expect(status).toBe(200);
  if (body === 'success') return undefined;
  const { Encrypt = '', MsgSignature, TimeStamp = '', Nonce = '' } = readFlatXml(body) ?? {};
  expect(MsgSignature).toBe(getSignature(secrets.token, TimeStamp, Nonce, Encrypt));
  const { message, id } = decrypt(secrets.encodingAesKey, Encrypt);
  expect(id).toBe(secrets.appId);
  return readFlatXml(message)?.Content;
}
const words = (openId: string, text: string) => inner(openId, { MsgType: 'text', Content: text });
const place = (openId: string, lon = 116.4582, lat = 39.9354) =>
  inner(openId, { MsgType: 'location', Location_X: lat, Location_Y: lon, Scale: 20, Label: '某处' });
const reportsOf = async (): Promise<number> => (await intake.rows())['report'] ?? 0;

describe('the handshake', () => {
  const ask = (query: Readonly<Record<string, string>>) =>
    intake.send<string>('GET', `${PATH}/messages?${new URLSearchParams(query).toString()}`);

  it('echoes what is signed, plain or encrypted', async () => {
    const timestamp = String(now());
    const plain = { signature: getSignature(SECRETS.token, timestamp, 'n', ''), timestamp, nonce: 'n', echostr: '42' };
    expect(await ask(plain)).toEqual({ status: 200, body: '42' });
    const echostr = encrypt(SECRETS.encodingAesKey, 'echo', SECRETS.appId);
    const signed = { msg_signature: getSignature(SECRETS.token, timestamp, 'n', echostr), timestamp, nonce: 'n', echostr };
    expect(await ask(signed)).toEqual({ status: 200, body: 'echo' });
    expect((await ask({ ...plain, echostr: '43', signature: 'x' })).status).toBe(401);
    expect((await ask({ ...signed, nonce: 'm' })).status).toBe(401);
    expect((await ask({})).status).toBe(401);
  });
});

describe('a conversation', () => {
  it('makes one report of words and a place, in either order, and links to it', async () => {
    const before = await reportsOf();
    expect(await say(words('oAlice1', '路灯不亮'))).toBe(wechatTexts.text('ask-place', { minutes: 30 }));
    expect(await say(inner('oAlice1', { MsgType: 'image', PicUrl: 'http://mmbiz.qpic.cn/a/0', MediaId: 'm' }))).toContain('位置');
    const reply = await say(place('oAlice1'));
    const link = /\/v1\/status\/[\w-]+/.exec(reply ?? '')?.[0];
    expect(reply).toContain('已受理，编号 110105-');
    expect((await intake.send('GET', link ?? '', { headers: { accept: 'application/json' } })).status).toBe(200);

    expect(await say(place('oBob0001'))).toBe(wechatTexts.text('ask-words', { minutes: 30 }));
    expect(await say(words('oBob0001', 'The street light is broken'))).toContain('Accepted as');
    expect(await reportsOf()).toBe(before + 2);
    expect(await say(words('oAlice1', '进展'))).toMatch(/^110105-\d{4}-\d+：已受理，正在转办$/);
  });

  it('keeps followers apart, greets new ones, and says what it cannot take', async () => {
    await say(words('oCarol1', '井盖破损'));
    expect(await say(place('oDave001'))).toContain('文字');
    const event = { ToUserName: 'gh_account', FromUserName: 'oErin001', CreateTime: now(), MsgType: 'event' };
    expect(await say(cdata({ ...event, Event: 'subscribe' }))).toContain('朝我说');
    expect(await say(cdata({ ...event, Event: 'unsubscribe' }))).toBeUndefined();
    expect(await say(inner('oErin001', { MsgType: 'video', MediaId: 'm' }))).toContain('没有保存');
    expect(await say(words('oErin001', '进展'))).toBe(wechatTexts.text('no-reports'));
  });

  it('keeps the words when the place lies outside the district', async () => {
    await say(words('oFrank1', '路面塌陷'));
    expect(await say(place('oFrank1', 110, 39.93))).toContain('不在本区');
    expect(await say(place('oFrank1'))).toContain('已受理');
  });

  it('leaves nothing of it in the clear', async () => {
    await say(words('oGrace1', '金丝雀在此'));
    const tables = ['chaowoshuo_wechat_conversation', 'chaowoshuo_wechat_message', 'chaowoshuo_wechat_secret'];
    for (const table of tables) {
      const rows = await intake.database.dataSource.query<{ row: string }[]>(`SELECT ${table}::text AS row FROM ${table}`);
      const clear = ['金丝雀', 'oGrace1', SECRETS.token, SECRETS.appId, SECRETS.encodingAesKey];
      const hex = clear.map((text) => Buffer.from(text).toString('hex'));
      expect(rows.filter(({ row }) => [...clear, ...hex].some((text) => row.includes(text)))).toEqual([]);
    }
  });
});

describe('a message that comes again', () => {
  it('is answered as before, and makes no second report', async () => {
    await say(words('oHeidi1', '垃圾成堆'));
    const whole = place('oHeidi1');
    const [first, ...others] = await Promise.all([say(whole), say(whole), say(whole)]);
    const count = await reportsOf();
    expect(first).toContain('已受理');
    expect(new Set([first, ...others, await say(whole)]).size).toBe(1);
    expect(await reportsOf()).toBe(count);
  });

  it('whose report was lost with a process is carried to the register by the sweep', async () => {
    const before = await reportsOf();
    await say(words('oIvan001', '水管漏水'));
    const run = jest.spyOn(intake.service.app.get(AcceptReport, { strict: false }), 'run').mockRejectedValueOnce(new Error('killed'));
    const whole = place('oIvan001');
    expect((await post(whole)).status).toBe(500);
    run.mockRestore();
    await intake.service.app.get(SweepMessages, { strict: false }).run(0);
    expect(await reportsOf()).toBe(before + 1);
    expect(await say(whole)).toContain('已受理');
    expect(await reportsOf()).toBe(before + 1);
  });
});

describe('what is not from WeChat', () => {
  it('is refused alike, whatever is wrong with it', async () => {
    const xml = words('oMallory', '伪造');
    const good = encrypt(SECRETS.encodingAesKey, xml, SECRETS.appId);
    const bytes = Buffer.from(good, 'base64');
    const flipped = Buffer.from(bytes);
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
    const before = await intake.rows();
    const answers = await Promise.all([
      post(xml, { signature: 'f'.repeat(40) }),
      post(xml, { signature: '' }),
      post(xml, { appId: 'wxsomebodyelse' }),
      post(xml, { timestamp: now() - 301 }),
      post(xml, { timestamp: now() + 301 }),
      post(xml, { secrets: secretsOf('first') }),
      post(xml, { ciphertext: bytes.subarray(0, -16).toString('base64') }),
      post(xml, { ciphertext: bytes.subarray(0, -5).toString('base64') }),
      post(xml, { ciphertext: flipped.toString('base64') }),
      post(xml, { ciphertext: 'AAAA' }),
      post(xml, { ciphertext: '不是密文' }),
      post('<xml></xml>'),
      post('no xml at all'),
      post(xml, { path: PATH.replace('main', 'nobody') }),
    ]);
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
    expect(await intake.rows()).toEqual(before);
  });

  it.each([
    ['a document type', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>'],
    ['an outer entity', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Encrypt>&a;</Encrypt></xml>'],
    ['a billion laughs', `<!DOCTYPE lolz [<!ENTITY a "lol">${'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'.repeat(9)}]><xml>&b;</xml>`],
    ['an instruction', '<?xml-stylesheet href="x"?><xml><Encrypt>a</Encrypt></xml>'],
    ['nesting without end', '<a>'.repeat(10_000)],
    ['no Encrypt', '<xml><ToUserName>a</ToUserName><MsgType>text</MsgType></xml>'],
    ['Encrypt that holds elements', '<xml><Encrypt><a>b</a></Encrypt></xml>'],
    ['nothing', ''],
  ])('as XML with %s is refused', async (_, xml) => {
    const query = `timestamp=${now()}&nonce=n&msg_signature=x`;
    const { status } = await intake.send('POST', `${PATH}/messages?${query}`, { headers: { 'content-type': 'text/xml' }, body: xml });
    expect(status).toBe(400);
  });

  it('and too large is refused before it is read', async () => {
    const body = `<xml><Encrypt>${'A'.repeat(70_000)}</Encrypt></xml>`;
    expect((await intake.send('POST', `${PATH}/messages`, { headers: { 'content-type': 'text/xml' }, body })).status).toBe(413);
  });
});

describe('secrets', () => {
  it('are two while they are changed, and one afterwards', async () => {
    const path = '/v1/channels/chaowoshuo-wechat/accounts/other';
    const [oldest, older, newest] = [secretsOf('oldest'), secretsOf('older'), secretsOf('newest')];
    for (const body of [oldest, older, newest]) await intake.send('POST', `${path}/secrets`, { asker: OPERATOR, body });
    const status = async (secrets: typeof SECRETS) => (await post(words('oPeggy1', '你好'), { secrets, path })).status;
    expect([await status(oldest), await status(older), await status(newest)]).toEqual([401, 200, 200]);
    expect((await intake.send('DELETE', `${path}/secrets/older`, { asker: OPERATOR })).body).toEqual({ account: 'other', liveSecrets: 1 });
    expect([await status(older), await status(newest)]).toEqual([401, 200]);
  });

  it('are for operators, and well-formed', async () => {
    const staff = await intake.send('POST', `${PATH}/secrets`, { asker: { role: 'district-staff' }, body: SECRETS });
    expect(staff.status).toBe(403);
    const bad = await intake.send('POST', `${PATH}/secrets`, { asker: OPERATOR, body: { ...SECRETS, encodingAesKey: 'short' } });
    expect([bad.status, bad.body['field']]).toEqual([400, 'encodingAesKey']);
  });
});

describe('the texts', () => {
  it('are whole in both languages', () => {
    expect(wechatTexts.faults()).toEqual([]);
  });
});
