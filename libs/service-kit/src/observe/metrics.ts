import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

import { Config } from '../config/config.js';

/** Numbers for Prometheus. Services register their own on `registry`. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly httpSeconds = new Histogram({
    name: 'xianban_http_request_seconds',
    help: 'Time to answer a request, by route template',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });

  constructor(config: Config) {
    this.registry.setDefaultLabels({ process: config.process, instance: String(config.instance) });
    collectDefaultMetrics({ register: this.registry });
  }

  /** @param route template such as `/v1/issues/:number`, never the path itself: paths hold receipts */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.httpSeconds.observe({ method, route, status }, seconds);
  }

  /** All numbers in Prometheus' text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}
