import pRetry, { AbortError } from 'p-retry';

/** Who asks: a bearer token of a person, a channel's key, or nobody. */
export interface Caller {
  readonly token?: string;
  readonly key?: string;
}

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/**
 * The district's public HTTP as people and devices use it: an answer that does not come, or that says "not now", is asked for again
 * for two minutes; every other answer is given back.
 */
export class DistrictApi {
  readonly #bases: Readonly<Record<string, string>>;

  constructor(bases: Readonly<Record<string, string>>) {
    this.#bases = bases;
  }

  get<T>(service: string, path: string, caller: Caller = {}): Promise<Reply<T>> {
    return this.#send<T>('GET', service, path, caller);
  }

  put<T>(service: string, path: string, caller: Caller = {}): Promise<Reply<T>> {
    return this.#send<T>('PUT', service, path, caller);
  }

  post<T>(service: string, path: string, body: unknown, caller: Caller = {}, headers: Record<string, string> = {}): Promise<Reply<T>> {
    return this.#send<T>('POST', service, path, caller, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  /** Every item of a paged list. */
  async all<T>(service: string, path: string, caller: Caller): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const glue = path.includes('?') ? '&' : '?';
      const page = await this.get<Page<T>>(
        service,
        `${path}${glue}limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        caller,
      );
      if (page.status !== 200) throw new Error(`GET ${service}${path} → ${page.status} ${JSON.stringify(page.body)}`);
      items.push(...page.body.items);
      cursor = page.body.next;
    } while (cursor);
    return items;
  }

  #send<T>(
    method: string,
    service: string,
    path: string,
    caller: Caller,
    rest: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<Reply<T>> {
    const base = this.#bases[service];
    if (!base) throw new AbortError(`no address of ${service}`);
    const headers = {
      accept: 'application/json',
      ...rest.headers,
      ...(caller.token ? { authorization: `Bearer ${caller.token}` } : {}),
      ...(caller.key ? { 'x-api-key': caller.key } : {}),
    };
    return pRetry(
      async () => {
        const response = await fetch(base + path, {
          method,
          headers,
          signal: AbortSignal.timeout(15_000),
          ...(rest.body ? { body: rest.body } : {}),
        });
        const text = await response.text();
        if (response.status === 429 || response.status >= 502) throw new Error(`${method} ${service}${path} → ${response.status} ${text}`);
        return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
      },
      // TypeErrors of fetch are connections that failed, which p-retry asks again
      { maxRetryTime: 120_000, retries: 1_000, minTimeout: 100, maxTimeout: 2_000, shouldRetry: () => true },
    );
  }
}

/** The body of an answer with the expected status. @throws Error that shows the answer otherwise. */
export function expectStatus<T>(reply: Reply<T>, ...statuses: readonly number[]): T {
  if (!statuses.includes(reply.status))
    throw new Error(`expected ${statuses.join(' or ')}, got ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}
