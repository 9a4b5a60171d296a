import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';

import { AlwaysAnswered } from '../http/always-answered.js';
import { Public } from '../identity/public.js';
import { Metrics } from './metrics.js';

/** For Prometheus. Open to whoever reaches the port: services listen on loopback or inside the cluster, and the numbers name nobody. */
@ApiTags('operation')
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @ApiOperation({ summary: "Numbers in Prometheus' text format" })
  @ApiProduces('text/plain')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @AlwaysAnswered()
  @Get()
  text(): Promise<string> {
    return this.metrics.text();
  }
}
