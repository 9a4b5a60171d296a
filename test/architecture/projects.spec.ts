import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

import { projects, textOf } from './workspace.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('a project', () => {
  const all = projects();

  it.each(all.map(({ folder, tags }) => [folder, tags] as const))('%s has one layer, and a service its own tag', (folder, tags) => {
    const [kind = ''] = folder.split('/');
    const layers = { services: 'service', deploy: 'deploy', test: 'test' };
    expect(tags.filter((tag) => tag.startsWith('layer:'))).toHaveLength(1);
    if (kind in layers) expect(tags).toContain(`layer:${layers[kind as keyof typeof layers]}`);
    expect(tags.includes(`service:${basename(folder)}`)).toBe(kind === 'services');
  });

  it('names only projects of this workspace as its dependencies: packages stand in the root, but for what is published', () => {
    const strangers = all
      .filter(({ tags }) => !tags.includes('layer:client'))
      .flatMap(({ folder, dependencies }) =>
        dependencies.filter((name) => !name.startsWith('@xianban/')).map((name) => `${folder}: ${name}`),
      );
    expect(strangers).toEqual([]);
  });

  it('that is published asks for the very versions that the workspace has', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };
    const published = Object.entries(
      (JSON.parse(textOf('libs/client/package.json')) as { dependencies: Record<string, string> }).dependencies,
    );
    expect(published.filter(([name, version]) => (dependencies[name] ?? version) !== version)).toEqual([]);
  });

  it('is type-checked by the root and tested with the preset', () => {
    const { references } = JSON.parse(textOf('tsconfig.json')) as { references: { path: string }[] };
    expect(references.map(({ path }) => path.replace('./', '')).sort()).toEqual(all.map(({ folder }) => folder).sort());
    expect(all.filter(({ folder }) => !existsSync(join(ROOT, folder, 'jest.config.mjs')))).toEqual([]);
  });

  it('tells the compiler of every project that it depends on', () => {
    const byName = new Map(all.map(({ name, folder }) => [name, folder]));
    const untold = all
      .filter(({ folder }) => existsSync(join(ROOT, folder, 'tsconfig.lib.json')))
      .flatMap(({ folder, dependencies }) => {
        const { references = [] } = JSON.parse(textOf(`${folder}/tsconfig.lib.json`)) as { references?: { path: string }[] };
        const told = references.map(({ path }) => join(folder, path, '..'));
        return dependencies
          .filter((name) => byName.has(name) && !told.includes(byName.get(name) ?? name))
          .map((name) => `${folder}: ${name}`);
      });
    expect(untold).toEqual([]);
  });
});

describe('the lock file', () => {
  it('names no registry, so that any mirror serves', () => {
    const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { resolved?: string; link?: boolean }> };
    expect(Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined && !link)).toEqual([]);
  });

  it('holds one protobufjs for all of Temporal, without which recorded histories cannot be read', () => {
    const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { version?: string }> };
    const below = Object.keys(packages).filter((path) => /@temporalio\/.*protobufjs$/.test(path));
    expect(below).toEqual([]);
    expect(packages['node_modules/protobufjs']?.version).toMatch(/^8\./);
  });
});
