import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The generated files of a pack: name → content. */
export type PackFiles = Readonly<Record<string, string>>;

/** Writes generated files into a pack's folder and tells how large they are. */
export function writePack(folder: string, files: PackFiles): void {
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
    console.log(`${name}: ${(Buffer.byteLength(content) / 1024).toFixed(0)} KiB`);
  }
}
