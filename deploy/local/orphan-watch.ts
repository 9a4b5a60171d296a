import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endRecordedChildren } from './recorded-children.ts';
import { RunFolder } from './run-folder.ts';

/**
 * Starts a process of its own that waits until this one is gone, however it went, and then ends the children that it left.
 * @returns what ends the watch
 */
export function watchForOrphans(folder: RunFolder): () => void {
  const watch = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), folder.path, String(process.pid)],
    {
      // its input ends with this process, also by kill -9
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      cwd: '/',
    },
  );
  watch.on('error', () => undefined);
  watch.unref();
  return () => watch.stdin.end();
}

if (process.argv[1] === import.meta.filename) {
  const [path, supervisor] = process.argv.slice(2);
  process.stdin.resume().once('close', () => void endRecordedChildren(new RunFolder(path), Number(supervisor)));
}
