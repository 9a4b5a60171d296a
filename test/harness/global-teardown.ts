/** After the last spec of a run: stops what global-setup started. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.stopTestPostgres?.();
}
