import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import type { RunFolder } from './run-folder.ts';

/** Draws the first master key where there is none. Folders of an earlier release have it among the secrets. */
export function prepareVaultKeys(folder: RunFolder): void {
  if (existsSync(folder.vaultKeys)) return;
  const { vaultKeys, ...secrets } = readJsonFile<Record<string, unknown> & { vaultKeys?: string }>(folder.secrets) ?? {};
  writeVaultKeys(folder, vaultKeys === undefined ? [drawnKey(1)] : vaultKeys.split(','));
  if (vaultKeys !== undefined) writeJsonFile(folder.secrets, secrets);
}

/** Master keys as `id:base64`, the current one first. */
export function readVaultKeys(folder: RunFolder): string[] {
  return readFileSync(folder.vaultKeys, 'utf8').split('\n').filter(Boolean);
}

/** In one step: a running intake never meets half a file. */
export function writeVaultKeys(folder: RunFolder, keys: readonly string[]): void {
  const unfinished = `${folder.vaultKeys}.${process.pid}`;
  writeFileSync(unfinished, `${keys.join('\n')}\n`, { mode: 0o600 });
  renameSync(unfinished, folder.vaultKeys);
}

/** A new key whose number no key of these has. */
export function nextVaultKey(keys: readonly string[]): string {
  const numbers = keys.map((key) => Number(/^local-(\d+):/.exec(key)?.[1] ?? 0));
  return drawnKey(Math.max(0, ...numbers) + 1);
}

function drawnKey(number: number): string {
  return `local-${number}:${randomBytes(32).toString('base64')}`;
}
