import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pythonPackages } from '../harness/python-packages.ts';

const REQUIREMENTS = join(import.meta.dirname, 'python/requirements.txt');
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'ignored_auth',
];

/** What is sent along to the operations whose path matches; the first that matches counts. */
export interface SentAlong {
  /** Regular expression. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How long and how widely is looked. The same seed sends the same. */
export interface FuzzEffort {
  readonly examplesMost: number;
  readonly seed: number;
}

/**
 * Sends a service what its own OpenAPI document allows, and what it forbids, and holds every answer to the document. Prints what Schemathesis says;
 * true if it found nothing. @throws Error in one line if Schemathesis cannot be had
 */
export async function heldToItsDocument(url: string, sentAlong: readonly SentAlong[], effort: FuzzEffort): Promise<boolean> {
  const packages = await pythonPackages('schemathesis', REQUIREMENTS);
  const folder = await mkdtemp(join(tmpdir(), 'xianban-fuzz-'));
  try {
    await writeFile(join(folder, 'schemathesis.toml'), configOf(sentAlong));
    const args = [
      ...['--config-file', join(folder, 'schemathesis.toml'), 'run', `${url}/openapi.json`],
      ...['--phases', 'examples,coverage,fuzzing', '--checks', CHECKS.join(',')],
      ...['--workers', '1', '--max-examples', String(effort.examplesMost), '--seed', String(effort.seed), '--generation-database', 'none'],
      ...['--request-timeout', '20', '--continue-on-failure', '--no-color', '--warnings', 'off'],
    ];
    const child = spawn('python3', ['-m', 'schemathesis.cli', ...args], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1', no_proxy: '*' },
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code === 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function configOf(sentAlong: readonly SentAlong[]): string {
  const table = (headers: SentAlong['headers']) =>
    Object.entries(headers).map(([name, value]) => `${JSON.stringify(name)} = ${JSON.stringify(value)}`);
  return sentAlong
    .map(
      ({ path, headers }) => `[[operations]]\ninclude-path-regex = ${JSON.stringify(path)}\nheaders = { ${table(headers).join(', ')} }\n`,
    )
    .join('\n');
}
