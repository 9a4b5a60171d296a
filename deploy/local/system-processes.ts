/** Services, each with data and an address of its own. */
export const SERVICE_NAMES = ['intake', 'grid', 'analytics'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** Everything that is started from this repository's code: services and the Temporal worker. */
export const PROCESS_NAMES = [...SERVICE_NAMES, 'worker'] as const;
export type ProcessName = (typeof PROCESS_NAMES)[number];

/** Where the built program of each lies below the workspace. */
export const PROCESS_PROGRAMS: Readonly<Record<ProcessName, string>> = {
  intake: 'services/intake/dist/main.js',
  grid: 'services/grid/dist/main.js',
  analytics: 'services/analytics/dist/main.js',
  worker: 'workflows/worker/dist/main.js',
};

/** Where each listens unless the port is taken, see ReservedPorts. */
export const DEFAULT_PORTS = {
  intake: 8101,
  grid: 8102,
  analytics: 8103,
  worker: 8109,
  temporal: 7233,
  temporalHttp: 7234,
  temporalUi: 8233,
  nats: 4222,
  postgres: 5432,
} as const;
export type PortName = keyof typeof DEFAULT_PORTS;
