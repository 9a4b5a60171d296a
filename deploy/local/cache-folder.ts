import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs are kept between clones of this repository. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const home = environment['HOME'] ?? homedir();
  if (environment['XDG_CACHE_HOME']) return join(environment['XDG_CACHE_HOME'], 'xianban');
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches', 'xianban');
  if (process.platform === 'win32') return join(environment['LOCALAPPDATA'] ?? home, 'xianban');
  return join(home, '.cache', 'xianban');
}
