import createClient, { type Client } from 'openapi-fetch';

import type { paths } from './intake-api.js';

/** Who calls: the holder of a channel's key, a member of staff with a token, or nobody, who reads by receipts. */
export interface IntakeClientOptions {
  /** Base URL of intake, e.g. https://intake.example. */
  readonly baseUrl: string;
  /** Sent as `X-Api-Key`. */
  readonly apiKey?: string;
  /** Sent as bearer token. */
  readonly token?: string;
  /** Language of what people read in answers; Chinese if absent. */
  readonly language?: 'zh' | 'en';
  /** Something else than the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

export type IntakeClient = Client<paths>;

/**
 * A client of intake's API whose paths, bodies and answers are typed by its OpenAPI description. Answers come as `{ data, error, response }`: a refusal is a
 * value, in the shape of application/problem+json.
 */
export function intakeClient({ baseUrl, apiKey, token, language, fetch }: IntakeClientOptions): IntakeClient {
  return createClient<paths>({
    baseUrl,
    headers: {
      ...(apiKey !== undefined && { 'X-Api-Key': apiKey }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(language && { 'Accept-Language': language }),
    },
    ...(fetch && { fetch }),
  });
}
