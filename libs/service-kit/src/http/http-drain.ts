import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 50;

/** Stops taking requests as the first step of shutting down, and lets those that are being answered end. */
@Injectable()
export class HttpDrain implements OnModuleDestroy {
  constructor(private readonly host: HttpAdapterHost) {}

  async onModuleDestroy(): Promise<void> {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    // a connection whose last answer comes later would stay open until the client tires of it
    const sweep = setInterval(() => fastify.server.closeIdleConnections(), SWEEP_MS);
    try {
      await fastify.close();
    } finally {
      clearInterval(sweep);
    }
  }
}
