/**
 * Boots intake, generates the types of `libs/client` from its OpenAPI description and fails if the file in the tree says something else. `--write` writes
 * it instead (`npm run client`).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { IntakeModule } from '@xianban/intake/intake.module';
import { createTestDatabase } from '@xianban/messaging/testing/test-database';
import { startTestNats } from '@xianban/messaging/testing/test-nats';
import { startTestService } from '@xianban/service-kit/testing/start-test-service';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

import { withTestServers } from '../bench/with-test-servers.ts';
import { type ApiDocument, publicDocument } from './client/public-document.ts';

const TYPES = join(import.meta.dirname, '../../libs/client/src/intake-api.ts');
const HEADER = '// Generated from the OpenAPI description of intake by `npm run client`.\n';

async function describedApi(): Promise<ApiDocument> {
  const [database, nats] = await Promise.all([createTestDatabase({ migrations: [] }), startTestNats()]);
  const intake = await startTestService(IntakeModule, { databaseUrl: database.url, natsUrl: nats.url });
  try {
    return (await (await fetch(`${intake.url}/openapi.json`)).json()) as ApiDocument;
  } finally {
    await intake.stop();
    await database.drop();
    await nats.stop();
  }
}

const document = publicDocument(await withTestServers(describedApi));
const types = astToString(await openapiTS(document as unknown as Parameters<typeof openapiTS>[0]));
const generated = await format(`${HEADER}${types}`, { ...(await resolveConfig(TYPES)), filepath: TYPES });
if (process.argv.includes('--write')) writeFileSync(TYPES, generated);
const stands = readFileSync(TYPES, 'utf8') === generated;
if (!stands) console.error('libs/client/src/intake-api.ts is not what the API says: npm run client');
console.log(`${Object.keys(document.paths).length} paths, ${stands ? 0 : 1} faults`);
process.exit(stands ? 0 : 1);
