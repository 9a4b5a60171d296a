import { Injectable, Logger } from '@nestjs/common';
import { connect, type NatsConnection } from '@nats-io/transport-node';

import { MessagingName } from '../messaging-name.js';
import { MessagingSettings } from '../messaging-settings.js';
import { connectionOptions } from './connection-options.js';

/** The process's one connection to NATS: made in the background, kept for ever, drained at the end. */
@Injectable()
export class NatsLink {
  private readonly logger = new Logger(NatsLink.name);
  private readonly upListeners = new Set<() => void>();
  private readonly downListeners = new Set<() => void>();
  private connecting: Promise<NatsConnection> | undefined;
  private connection: NatsConnection | undefined;
  private up = false;

  constructor(
    private readonly settings: MessagingSettings,
    private readonly name: MessagingName,
  ) {}

  /** The connection, once it exists; afterwards the same one, connected or reconnecting. */
  nats(): Promise<NatsConnection> {
    this.connecting ??= this.connect();
    return this.connecting;
  }

  /** The connection if there has ever been one. */
  current(): NatsConnection | undefined {
    return this.connection;
  }

  /** Whether the server answers right now. */
  isUp(): boolean {
    return this.up;
  }

  /** Calls back after each connect and reconnect. @returns how to stop that */
  onUp(listener: () => void): () => void {
    this.upListeners.add(listener);
    return () => this.upListeners.delete(listener);
  }

  /** Calls back after each loss. @returns how to stop that */
  onDown(listener: () => void): () => void {
    this.downListeners.add(listener);
    return () => this.downListeners.delete(listener);
  }

  /** Sends what is buffered and closes. A link that never came up is closed as soon as it does. */
  async drain(): Promise<void> {
    if (!this.connecting) return;
    if (this.up) {
      const nats = await this.connecting;
      await nats.drain().catch(() => nats.close());
    } else {
      void this.connecting.then((nats) => nats.close());
    }
  }

  private async connect(): Promise<NatsConnection> {
    const nats = await connect(connectionOptions(this.settings.natsUrl, this.name.value));
    this.logger.log({ server: nats.getServer() }, 'nats connected');
    this.connection = nats;
    this.setUp(true);
    void this.watch(nats);
    return nats;
  }

  private async watch(nats: NatsConnection): Promise<void> {
    for await (const status of nats.status()) {
      if (status.type === 'disconnect') {
        this.logger.warn({ server: status.server }, 'nats disconnected');
        this.setUp(false);
      } else if (status.type === 'reconnect') {
        this.logger.log({ server: status.server }, 'nats reconnected');
        this.setUp(true);
      } else if (status.type === 'error') {
        this.logger.error({ error: status.error.message }, 'nats refused something');
      }
    }
    this.setUp(false);
  }

  private setUp(up: boolean): void {
    this.up = up;
    for (const listener of up ? this.upListeners : this.downListeners) listener();
  }
}
