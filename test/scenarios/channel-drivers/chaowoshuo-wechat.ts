import { randomBytes, randomInt } from 'node:crypto';

import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { readFlatXml } from '@xianban/intake/channels/chaowoshuo-wechat/read-flat-xml';
import converter from 'gcoord';

import type { ChannelDriver } from '../channel-driver.ts';
import { expectStatus } from '../district-api.ts';
import type { ScenarioContext } from '../scenario.ts';

// its types promise a default export that the module itself is
const gcoord = converter as unknown as typeof converter.default;

interface Account {
  readonly appId: string;
  readonly token: string;
  readonly encodingAesKey: string;
}
type Fields = Readonly<Record<string, string | number>>;

/** A follower says it to the official account, in encrypted mode as WeChat sends it: words first, then the place. */
export const driver: ChannelDriver = async (context, channel, matter) => {
  const account: Account = { appId: `wx${matter.run}`, token: matter.run, encodingAesKey: randomBytes(32).toString('base64').slice(0, 43) };
  const path = `/v1/channels/${channel.name}/accounts/run-${matter.run}`;
  const operator = { token: await context.district.logins.of('operator') };
  expectStatus(await context.api.post('intake', `${path}/secrets`, account, operator), 201);

  const openId = `follower-${matter.run}`;
  const say = (fields: Fields) => told(context, account, `${path}/messages`, { FromUserName: openId, ...fields });
  await say({ MsgType: 'text', Content: matter.text });
  const [lon, lat] = gcoord.transform([...matter.at] as [number, number], gcoord.WGS84, gcoord.GCJ02);
  const place = { MsgType: 'location', Location_X: lat, Location_Y: lon, Scale: 20, MsgId: randomInt(1e12) };
  const reply = await say(place);
  if ((await say(place)) !== reply) throw new Error('a message that came again was answered otherwise');

  const [issue, statusUrl] = [/\d{6}-\d{4}-\d{6,9}/.exec(reply)?.[0], /https?:\S+/.exec(reply)?.[0]];
  const receipt = statusUrl?.split('/').at(-1);
  if (!issue || !statusUrl || !receipt) throw new Error(`the follower was answered: ${reply}`);
  const staff = { token: await context.district.logins.of('district-staff') };
  const { items } = expectStatus(
    await context.api.get<{ items: readonly { report: string; channel: string }[] }>('intake', `/v1/issues/${issue}/reports`, staff),
    200,
  );
  const report = items.findLast((item) => item.channel === channel.name)?.report;
  if (!report) throw new Error('the report is not in its issue');
  return {
    acceptance: { issue, report, receipt, statusUrl },
    feedback: async () => ((await say({ MsgType: 'text', Content: '进展' })).includes('已解决') ? 'closed' : 'not closed'),
  };
};

/** What the account answers, in words. */
async function told({ district }: ScenarioContext, account: Account, path: string, fields: Fields): Promise<string> {
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1_000)), randomBytes(8).toString('hex')];
  const message = xml({ ToUserName: 'gh_account', CreateTime: timestamp, MsgId: randomInt(1e12), ...fields });
  const ciphertext = encrypt(account.encodingAesKey, message, account.appId);
  const signature = getSignature(account.token, timestamp, nonce, ciphertext);
  const query = new URLSearchParams({ timestamp, nonce, encrypt_type: 'aes', msg_signature: signature });
  const response = await fetch(`${district.endpoints.services.intake}${path}?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: xml({ ToUserName: 'gh_account', Encrypt: ciphertext }),
    signal: AbortSignal.timeout(15_000),
  });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`the account answered ${response.status} ${body}`);
  const { Encrypt } = readFlatXml(body) ?? {};
  return (Encrypt && readFlatXml(decrypt(account.encodingAesKey, Encrypt).message)?.Content) || '';
}

function xml(fields: Fields): string {
  return `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</xml>`;
}
