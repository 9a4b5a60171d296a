import pg from 'pg';
import { PROCESS_NAMES, type ProcessName } from './system-processes.ts';

/**
 * Sees to one database and one role per service, which no other service's role may enter, on a fresh server or a used one.
 * @param adminUrl a role that may make roles and databases
 * @returns each service's own address
 */
export async function prepareDatabases(
  adminUrl: string,
  passwords: Readonly<Record<ProcessName, string>>,
): Promise<Record<ProcessName, string>> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    for (const name of PROCESS_NAMES) await prepare(client, databaseName(name), passwords[name]);
  } finally {
    await client.end();
  }
  return Object.fromEntries(PROCESS_NAMES.map((name) => [name, ownUrl(adminUrl, databaseName(name), passwords[name])])) as Record<
    ProcessName,
    string
  >;
}

/** Also the role's name. Prefixed, because a server outside may hold others' databases. */
function databaseName(name: ProcessName): string {
  return `xianban_${name}`;
}

async function prepare(client: pg.Client, name: string, password: string): Promise<void> {
  const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const verb = role.rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${client.escapeIdentifier(name)} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (database.rowCount !== 0) return;
  // an administrator who is not a superuser may only give away to roles that he belongs to
  await client.query(`GRANT ${client.escapeIdentifier(name)} TO CURRENT_USER`);
  await client.query(
    `CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${client.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8'`,
  );
  await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(name)} FROM PUBLIC`);
}

function ownUrl(adminUrl: string, name: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = name;
  url.password = password;
  url.pathname = `/${name}`;
  return url.href;
}
