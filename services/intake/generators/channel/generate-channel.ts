import { join } from 'node:path';

import { formatFiles, generateFiles, names, type Tree } from '@nx/devkit';

import { nameFault } from './name-fault.ts';

const CHANNELS = 'services/intake/src/channels';

/** Writes the folder of a new channel, and touches nothing else. @throws Error for a name that is bad or taken */
export async function generateChannel(tree: Tree, { name }: { readonly name: string }): Promise<void> {
  const fault = nameFault(name, tree.children(CHANNELS));
  if (fault !== undefined) throw new Error(fault);
  const { className, propertyName } = names(name);
  const label = className.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
  generateFiles(tree, join(import.meta.dirname, 'files'), `${CHANNELS}/${name}`, { name, className, propertyName, label });
  await formatFiles(tree);
}
