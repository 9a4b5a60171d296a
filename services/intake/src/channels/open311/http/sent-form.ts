import { Problem } from '@xianban/service-kit/http/problem';
import type { FastifyRequest } from 'fastify';

import { isForm } from '../../../http/is-form.js';
import type { Sent } from '../domain/form-fields.js';

/** A name of a field that no form of ours is long enough for. */
const FIELDS_MOST = 150;

/**
 * The form that was sent, and the key and the jurisdiction where they stand in the address instead.
 * @throws Problem 415 for anything but a form, 400 for one with more fields than any service asks for
 */
export function sentForm(request: FastifyRequest): Sent {
  if (!isForm(request)) {
    const title = 'Only application/x-www-form-urlencoded is taken here';
    throw new Problem({ status: 415, type: 'urn:xianban:problem:unsupported-content', title });
  }
  const form = (request.body ?? {}) as Sent;
  if (Object.keys(form).length > FIELDS_MOST) {
    const detail = `must not have more than ${FIELDS_MOST} fields`;
    throw new Problem({ status: 400, type: 'urn:xianban:problem:invalid-input', title: 'The input is not valid', detail });
  }
  const { api_key, jurisdiction_id } = request.query as Sent;
  return { api_key, jurisdiction_id, ...form };
}
