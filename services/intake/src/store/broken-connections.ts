import { Injectable } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';

/**
 * Listens to every connection for as long as it lives. The pool itself listens only to those that are idle, and whoever takes one listens a moment
 * later: under load a server that shuts down speaks in between, and an error that nobody listens to ends the process.
 */
@Injectable()
export class BrokenConnections {
  private readonly listenedTo = new WeakSet<PoolClient>();

  constructor(pool: Pool) {
    pool.on('acquire', (client) => {
      if (this.listenedTo.has(client)) return;
      this.listenedTo.add(client);
      // whoever uses it hears of it from the query, and the pool drops it
      client.on('error', () => undefined);
    });
  }
}
