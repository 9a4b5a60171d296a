import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, buildConnector, type Dispatcher } from 'undici';

import { Config } from '../config/config.js';
import { isInnerAddress } from './inner-address.js';
import { OutboundRefused } from './outbound-refused.js';

const CONNECT_MS = 5_000;
const REDIRECTS_MOST = 3;
const CONNECTIONS_A_HOST = 4;

/** What is asked of a stranger's server. */
export interface GuardedRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For everything, redirects and body included. */
  readonly timeoutMs: number;
  /** Of the answer. */
  readonly maxBytes: number;
  /** Redirects that are followed; only for GET. None by default. */
  readonly redirects?: number;
}

/** What came back. */
export interface GuardedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/**
 * Calls addresses that strangers gave us: pictures' links, webhooks. Never an inner address, whatever a name resolves to or a redirect leads to: the
 * address that is connected to is the one that was looked at. `Config.outboundInner` names exceptions as `host:port`, for one machine and for tests.
 */
@Injectable()
export class GuardedFetch implements OnApplicationShutdown {
  private readonly agent: Agent;

  constructor(private readonly config: Config) {
    this.agent = new Agent({ connect: this.guardedConnector(), connections: CONNECTIONS_A_HOST, pipelining: 1, headersTimeout: 30_000 });
  }

  onApplicationShutdown(): Promise<void> {
    return this.agent.destroy();
  }

  /** @throws OutboundRefused; or the error of a server that cannot be reached or takes too long */
  async fetch(address: string, request: GuardedRequest): Promise<GuardedAnswer> {
    const signal = AbortSignal.timeout(request.timeoutMs);
    const redirects = Math.min(request.redirects ?? 0, REDIRECTS_MOST);
    let url = httpUrl(address);
    for (let followed = 0; ; followed += 1) {
      const answer = await this.ask(url, request, signal);
      const location = answer.status >= 300 && answer.status < 400 ? answer.headers['location'] : undefined;
      if (typeof location !== 'string' || redirects === 0) return answer;
      if (followed === redirects) throw new OutboundRefused('too-many-redirects');
      url = httpUrl(location, url);
    }
  }

  private async ask(url: URL, request: GuardedRequest, signal: AbortSignal): Promise<GuardedAnswer> {
    const { method = 'GET', headers = {}, body } = request;
    const path = `${url.pathname}${url.search}`;
    const options: Dispatcher.RequestOptions = { origin: url.origin, path, method, headers, signal, ...(body !== undefined && { body }) };
    const answer = await this.agent.request(options).catch((error: unknown) => {
      throw refusalOf(error) ?? error;
    });
    return { status: answer.statusCode, headers: answer.headers, body: await bytesOf(answer.body, request.maxBytes) };
  }

  private guardedConnector(): buildConnector.connector {
    const open = buildConnector({ timeout: CONNECT_MS });
    const guarded = buildConnector({ timeout: CONNECT_MS, lookup: outerLookup });
    return (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      if (this.config.outboundInner.includes(`${host}:${options.port || defaultPort(options.protocol)}`)) return open(options, callback);
      // a literal address is connected to without any look-up
      if (isIP(host) !== 0 && isInnerAddress(host)) return callback(new OutboundRefused('inner-address'), null);
      return guarded(options, callback);
    };
  }
}

/** Resolves a name and gives it only if every address of it is an outer one. */
const outerLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '');
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isInnerAddress(address))) return callback(new OutboundRefused('inner-address'), '');
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

function httpUrl(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href) ?? undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) throw new OutboundRefused('bad-address');
  return url;
}

function defaultPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80';
}

/** The guard's own refusal, which the agent may have wrapped. */
function refusalOf(error: unknown): OutboundRefused | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) if (inner instanceof OutboundRefused) return inner;
  return undefined;
}

async function bytesOf(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // leaving the loop ends the stream and its connection
    if (bytes > maxBytes) throw new OutboundRefused('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
