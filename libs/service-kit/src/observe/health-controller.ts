import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { AlwaysAnswered } from '../http/always-answered.js';
import { Public } from '../identity/public.js';
import { Health, type HealthReport } from './health.js';

/** For whoever starts, restarts and routes to processes. */
@ApiTags('operation')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process runs. Says nothing about what it needs, or an outage of the database would restart every service. */
  @ApiOperation({ summary: 'Whether the process runs' })
  @AlwaysAnswered()
  @Get('live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** 200 if requests make sense now, else 503; either way what is up and what is down. */
  @ApiOperation({ summary: 'Whether everything that the process needs works' })
  @AlwaysAnswered()
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.health.report();
    if (!report.ready) reply.code(503);
    return report;
  }
}
