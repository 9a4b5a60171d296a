import { readFileSync, statSync } from 'node:fs';

import type { MasterKey } from '../config/config.js';
import { parseMasterKeys } from '../config/parse-master-keys.js';

/** How long a running process may not notice that its file of keys has changed. */
const NOTICED_AFTER_MS = 1_000;

/**
 * The keys that wrap the keys of persons. The first is current, the others only open what they once wrapped. Those of a file are read again when it
 * changes, so that they can be rotated while services run.
 */
export class MasterKeys {
  private lookedAtMs = -Infinity;
  private changedAtMs = -Infinity;

  private constructor(
    private keys: readonly MasterKey[],
    private readonly file?: string,
  ) {}

  /** @throws RangeError without any */
  static fixed(keys: readonly MasterKey[]): MasterKeys {
    if (keys.length === 0) throw new RangeError('the vault needs a master key');
    return new MasterKeys(keys);
  }

  /** @param file as `XIANBAN_VAULT_KEYS` would be, or a key on each line. @throws TypeError, or what reading it throws */
  static inFile(file: string): MasterKeys {
    const keys = new MasterKeys([], file);
    keys.look();
    return keys;
  }

  get current(): MasterKey {
    this.lookNowAndThen();
    return this.keys[0];
  }

  /** The key of that id; undefined if it is not among ours, also after another look. */
  named(id: string): Buffer | undefined {
    this.lookNowAndThen();
    const known = this.keys.find((key) => key.id === id);
    if (known ?? this.file === undefined) return known?.key;
    // another process was quicker to notice a new one
    this.look();
    return this.keys.find((key) => key.id === id)?.key;
  }

  private lookNowAndThen(): void {
    if (this.file === undefined || performance.now() - this.lookedAtMs < NOTICED_AFTER_MS) return;
    try {
      this.look();
    } catch {
      // the file is being replaced, or was damaged by hand: those that were read go on
    }
  }

  private look(): void {
    if (this.file === undefined) return;
    this.lookedAtMs = performance.now();
    const { mtimeMs } = statSync(this.file);
    if (mtimeMs === this.changedAtMs) return;
    this.keys = parseMasterKeys(readFileSync(this.file, 'utf8'));
    this.changedAtMs = mtimeMs;
  }
}
