import type { Matter } from './channel-driver.ts';
import { expectStatus } from './district-api.ts';
import type { Acceptance } from './reporters.ts';
import type { ScenarioContext } from './scenario.ts';

/** A member of the district's staff makes an issue of a sign, in the words of the matter. What they get as its reporter. */
export async function turnSign({ api, district }: ScenarioContext, sign: string, { text, at }: Matter): Promise<Acceptance> {
  const token = await district.logins.of('district-staff');
  const decision = { decision: 'turned', text, datum: 'WGS-84', lon: at[0], lat: at[1] };
  const { accepted } = expectStatus(
    await api.post<{ accepted?: Acceptance }>('intake', `/v1/signs/${sign}/decision`, decision, { token }),
    200,
  );
  if (!accepted) throw new Error('the sign did not become an issue');
  return accepted;
}
