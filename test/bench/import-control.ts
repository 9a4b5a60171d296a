/**
 * The control of the import bench, `import-control.ts DATABASE_URL FILE`: unpacks the file and hands its bytes to one COPY into one plain, logged table
 * with a primary key. Looks at nothing. Prints the seconds from opening the file to the commit.
 */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const [databaseUrl = '', file = ''] = process.argv.slice(2);
const client = new pg.Client({ connectionString: databaseUrl, options: '-c synchronous_commit=off' });
await client.connect();
const startMs = performance.now();
const copy = client.query(copyFrom('COPY bare FROM STDIN (FORMAT csv, HEADER)'));
await (file.endsWith('.gz') ? pipeline(createReadStream(file), createGunzip(), copy) : pipeline(createReadStream(file), copy));
console.log((performance.now() - startMs) / 1_000);
await client.end();
