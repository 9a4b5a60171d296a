import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Channel, isProvenBy } from '../channel-kit/channel.js';
import { ChannelRegistry } from '../channel-kit/channel-registry.js';
import type { ChannelUnderTest } from '../conformance/channel-under-test.js';
import { CONFORMANCE_PROMISES, heldTo } from '../conformance/run-conformance.js';
import { startTestIntake, type TestIntake } from '../testing/test-intake.js';
import { channelFixtures, testedChannel } from '../testing/tested-channel.js';

const names = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

let intake: TestIntake;

beforeAll(async () => {
  intake = await startTestIntake();
});
afterAll(() => intake.stop());

describe.each(names)('the channel %s', (name) => {
  let tested: ChannelUnderTest | undefined;

  beforeAll(async () => {
    const channel = intake.service.app.get(ChannelRegistry).named(name) as Channel;
    // one that proves its callers itself has routes of its own, which its own spec holds to what they promise
    if (isProvenBy(channel, 'api-key', 'webhook-signature', 'staff')) tested = await testedChannel(intake, name);
  });

  it.each(CONFORMANCE_PROMISES.map((promise) => ({ says: promise.says, promise })))('keeps $says', async ({ promise }) => {
    const result = tested && (await heldTo(promise, tested));
    expect(result?.verdict === 'broken' ? result.why : undefined).toBeUndefined();
  });

  it('says in its folder who reports there, and has good and bad fixtures', () => {
    expect(readFileSync(join(import.meta.dirname, name, 'README.md'), 'utf8')).toContain(`# ${name}`);
    expect(new Set(channelFixtures(name).map(({ file }) => file.split('-')[0]))).toEqual(new Set(['good', 'bad']));
  });
});
