import { existsSync, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { exportedNames, kebab } from './exported-names.ts';
import { ownFiles, sourceFiles } from './workspace.ts';

const ROOT = join(import.meta.dirname, '../..');
const EMPTY_WORDS = /(^|[-.])(utils?|commons?|helpers?|shared|misc|part\d+)([-.]|$)/;

const stem = (file: string): string =>
  basename(file, '.ts')
    .replace(/^\d+-/, '')
    .replace(/\.(module|workflow)$/, '-$1');

describe('the folders', () => {
  it('hold nothing named after no noun at all', () => {
    const named = ownFiles().flatMap((file) =>
      file
        .split('/')
        .filter((part) => EMPTY_WORDS.test(part))
        .map(() => file),
    );
    expect(named).toEqual([]);
  });

  it('name files in lower case, with hyphens between whole words', () => {
    expect(sourceFiles().filter((file) => !/^(\d+-)?[a-z][a-z0-9]*(-[a-z0-9]+)*(\.(module|workflow))?\.ts$/.test(basename(file)))).toEqual(
      [],
    );
  });

  it('hold classes of one noun per file, which is named after it', () => {
    const misnamed = sourceFiles().flatMap((file) => {
      const names = exportedNames(file);
      const classes = names.filter(({ kind }) => kind === 'class').map(({ name }) => name);
      const isFamily = classes.length === 0 || names.some(({ kind }) => kind === 'function' || kind === 'value');
      const [noun = ''] = stem(file).split('-');
      const ofNoun = classes.every((name) => kebab(name).split('-').includes(noun));
      return isFamily || classes.some((name) => kebab(name) === stem(file)) || ofNoun || stem(file) === 'payload'
        ? []
        : [`${file}: ${classes.join(', ')}`];
    });
    expect(misnamed).toEqual([]);
  });

  it('have no barrel', () => {
    expect(sourceFiles().filter((file) => basename(file) === 'index.ts')).toEqual([]);
  });
});

describe('a service', () => {
  const services = globSync('services/*', { cwd: ROOT }).sort();

  it.each(services)('%s boots in one line and wires in one module', (folder) => {
    const name = basename(folder);
    expect(existsSync(join(ROOT, folder, 'src', `${name}.module.ts`))).toBe(true);
    expect(exportedNames(`${folder}/src/main.ts`)).toEqual([]);
  });

  it.each(services)('%s keeps a spec beside every use case and every reaction, or in the same folder', (folder) => {
    const useCases = globSync(['src/commands/*.ts', 'src/reactions/*.ts'], { cwd: join(ROOT, folder) }).filter(
      (file) => !file.endsWith('.spec.ts'),
    );
    const withoutSpecs = [...new Set(useCases.map((file) => dirname(file)))].filter(
      (part) => globSync(`${part}/*.spec.ts`, { cwd: join(ROOT, folder) }).length === 0,
    );
    expect(withoutSpecs).toEqual([]);
  });

  it('keeps one use case per file of commands/, and names reactions on-<event>', () => {
    const commands = globSync('services/*/src/commands/*.ts', { cwd: ROOT }).filter((file) => !file.endsWith('.spec.ts'));
    const crowded = commands.filter(
      (file) => exportedNames(file).filter(({ kind, name }) => kind === 'class' && !name.endsWith('Body')).length > 1,
    );
    const reactions = globSync('services/*/src/reactions/*.ts', { cwd: ROOT }).filter((file) => !file.endsWith('.spec.ts'));
    expect(crowded).toEqual([]);
    expect(reactions.filter((file) => !/^on-[a-z-]+\.ts$/.test(basename(file)))).toEqual([]);
  });
});
