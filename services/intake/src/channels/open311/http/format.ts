import { invalidInput } from '@xianban/service-kit/http/invalid-input';

export type Format = 'xml' | 'json';

/** @throws Problem 400 for anything but xml and json */
export function formatOf(suffix: string): Format {
  if (suffix === 'xml' || suffix === 'json') return suffix;
  throw invalidInput([{ field: 'format', detail: 'the address must end in .xml or .json' }]);
}

/** A last part of a path, e.g. `component.json`, as its name and its format. @throws Problem 400 */
export function namedFile(file: string): { readonly name: string; readonly format: Format } {
  const dot = file.lastIndexOf('.');
  return { name: dot < 0 ? file : file.slice(0, dot), format: formatOf(dot < 0 ? '' : file.slice(dot + 1)) };
}
