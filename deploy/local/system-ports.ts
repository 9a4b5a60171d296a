import { readJsonFile, writeJsonFile } from './json-file.ts';
import type { ReservedPorts } from './reserved-ports.ts';
import type { RunFolder } from './run-folder.ts';
import { DEFAULT_PORTS, type PortName } from './system-processes.ts';

/**
 * Reserves a port for each name: the one that it had last time, else its default, else the next free one.
 * Keeps what was chosen, so that addresses stay over restarts.
 */
export async function systemPorts(folder: RunFolder, reserved: ReservedPorts): Promise<Record<PortName, number>> {
  const last = readJsonFile<Partial<Record<PortName, number>>>(folder.ports) ?? {};
  const chosen: [string, number][] = [];
  for (const [name, preferred] of Object.entries(DEFAULT_PORTS)) {
    chosen.push([name, await reserved.reserve(last[name as PortName] ?? preferred)]);
  }
  const ports = Object.fromEntries(chosen) as Record<PortName, number>;
  writeJsonFile(folder.ports, ports);
  return ports;
}
