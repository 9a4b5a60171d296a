import { applyDecorators, HttpStatus } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiHeader, ApiResponse, getSchemaPath } from '@nestjs/swagger';

import type { Channel } from '../channel-kit/channel.js';
import { channelExtension } from './channel-extension.js';
import { AcceptanceView, BatchView } from './acceptance-view.js';

/** A batch of 2,000 long reports, or one whose million characters are refused by name. */
export const REPORT_BODY_BYTES = 8_388_608;

/** Describes what a channel is sent and answers with. */
export function ReportBodyDocumented(channel: Channel): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'Accept-Language', required: false, description: 'zh (default) or en' }),
    ApiExtension('x-channel', channelExtension(channel)),
    ApiBody({ schema: bodySchema(channel), examples: { one: { value: channel.example } } }),
    ApiResponse({ status: HttpStatus.CREATED, type: AcceptanceView }),
    ApiResponse({ status: HttpStatus.OK, type: BatchView, description: 'A batch: one verdict per report' }),
  );
}

function bodySchema(channel: Channel): NonNullable<Parameters<typeof ApiBody>[0] & { schema: object }>['schema'] {
  const one = { $ref: getSchemaPath(channel.payload) };
  if (channel.can.batch === undefined) return one;
  const reports = { type: 'array' as const, items: one, minItems: 1, maxItems: channel.can.batch };
  return { oneOf: [one, { type: 'object', required: ['reports'], properties: { reports }, additionalProperties: false }] };
}
