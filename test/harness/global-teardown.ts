/** After the last spec of a project: stops what global-setup started. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.xianbanTestPostgres?.stop();
}
