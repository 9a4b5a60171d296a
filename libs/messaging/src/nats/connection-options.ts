import type { ConnectionOptions } from '@nats-io/transport-node';

/** Options that keep trying for ever. User and password come from the URL's authority. */
export function connectionOptions(url: string, name: string): ConnectionOptions {
  const [first] = url.split(',');
  const { username, password } = new URL(first ?? url);
  return {
    name,
    servers: url.split(',').map((server) => new URL(server).host),
    ...(username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 200,
    reconnectJitter: 100,
    // a server that restarts may refuse for a moment while it reads its users
    ignoreAuthErrorAbort: true,
    timeout: 5_000,
    pingInterval: 5_000,
    maxPingOut: 2,
  };
}
