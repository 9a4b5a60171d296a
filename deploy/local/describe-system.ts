import type { Endpoints } from './endpoints.ts';
import { ROLES, signLocalToken } from './local-issuer.ts';
import { placeInDistrict } from './place-in-district.ts';
import type { RunFolder } from './run-folder.ts';

const LOGIN_TTL = '12h';

/** What people want to know of a system that is ready: addresses, logins, something to try. */
export async function describeSystem(folder: RunFolder, endpoints: Endpoints): Promise<string> {
  const option = folder.isDefault ? '' : ` --dir ${folder.path}`;
  const logins = await Promise.all(ROLES.map(async (role) => [role, await loginLink(folder, endpoints, role)] as const));
  return [
    table(addresses(endpoints)),
    '',
    `Log in, as (each link holds for ${LOGIN_TTL}; npm run -s token -- --role operator${option} signs a token for programs):`,
    table(logins),
    '',
    'Try it:',
    tryIt(endpoints),
  ].join('\n');
}

/** Name and address of everything that listens, the Temporal UI first. */
export function addresses(endpoints: Endpoints): (readonly [string, string])[] {
  const { services, temporalUi, temporal, worker, clock } = endpoints;
  return [
    ['Temporal UI', temporalUi ?? `wherever it belongs to ${temporal}`],
    ['intake, register', services.intake],
    ['grid', services.grid],
    ['analytics', services.analytics],
    ['Open311', `${services.intake}/open311/v2  api_key ${endpoints.open311Key}`],
    ['worker', worker],
    [
      'API documentation',
      Object.values(services)
        .map((url) => `${url}/docs`)
        .join('  '),
    ],
    ['Temporal', temporal],
    ['NATS', withoutPassword(endpoints.nats)],
    ['PostgreSQL', withoutPassword(endpoints.postgres)],
    ['district', endpoints.district],
    ['clock', clock ? `${clock.start} at the first start (${clock.firstStart}), ${clock.rate} × as fast as the wall's` : "the wall's"],
  ];
}

/** Two columns, indented. */
export function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

async function loginLink(folder: RunFolder, { services }: Endpoints, role: string): Promise<string> {
  return `${services.intake}/login?token=${await signLocalToken(folder, { role, ttl: LOGIN_TTL })}`;
}

function tryIt({ services, channelKeys, district }: Endpoints): string {
  const [lon, lat] = placeInDistrict(district);
  const report = JSON.stringify({ text: '路灯不亮，晚上看不清路', datum: 'WGS-84', lon, lat });
  return [
    `  curl -s ${services.intake}/v1/channels/api/reports -H 'X-Api-Key: ${channelKeys['api'] ?? ''}' \\`,
    `    -H 'Content-Type: application/json' -d '${report}'`,
  ].join('\n');
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  return `${url.protocol}//${url.host}`;
}
