import { ownFiles, sourceFiles, textOf } from './workspace.ts';

const READABLE = /\.(ts|mjs|cjs|json|ya?ml|md|html|css|sql|sh)$|^[^.]+$/;
const GENERATED = /^(package-lock\.json|LICENSE)$|\/(cells|areas|units)\.json$|\/histories\//;
const SELF = 'test/architecture/texts.spec.ts';

function linesWith(pattern: RegExp, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1} ${line.trim().slice(0, 120)}`] : [])),
  );
}

describe('the texts', () => {
  const files = ownFiles().filter((file) => READABLE.test(file) && !GENERATED.test(file) && file !== SELF);

  it('name no path of one machine', () => {
    expect(linesWith(/(^|[\s'"`(=])\/(home|root|Users|work|mnt)\/[\w-]/, files)).toEqual([]);
  });

  it('leave nothing for later', () => {
    expect(linesWith(/\b(TODO|FIXME|XXX|HACK)\b/, files)).toEqual([]);
  });

  it('let nobody but a migration change a schema', () => {
    expect(linesWith(/synchronize:\s*true|\.synchronize\(/, sourceFiles())).toEqual([]);
  });

  it('reach into no service but by its own package', () => {
    expect(linesWith(/from '(\.\.\/){3,}(services|libs|workflows)\//, sourceFiles())).toEqual([]);
  });

  it('leave no skipped or singled-out spec', () => {
    const specs = files.filter((file) => file.endsWith('.spec.ts'));
    expect(linesWith(/\b(it|test|describe)\.(only|skip|todo)\b|\b(xit|xdescribe|fit|fdescribe)\(/, specs)).toEqual([]);
  });
});
