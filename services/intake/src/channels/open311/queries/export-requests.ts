import { Injectable } from '@nestjs/common';

import type { Span } from '../domain/request-query.js';
import { requestStatus } from '../domain/request-status.js';
import { natureOf } from '../domain/service-code.js';
import { CityServices } from '../services/city-services.js';
import { FindRequests, type RequestRow } from './find-requests.js';
import { type Reader, type RequestView, ShowRequests } from './show-requests.js';

/** Columns in the order of the proposal. Source: GeoReport Bulk, table of fields; its examples call `closed_date` otherwise than its table. */
export const BULK_FIELDS = [
  'service_request_id',
  'requested_datetime',
  'updated_datetime',
  'closed_date',
  'status_description',
  'status_notes',
  'source',
  'service_name',
  'service_subtype',
  'description',
  'agency_responsible',
  'address',
  'lat',
  'long',
] as const;
const ROWS_AT_ONCE = 1_000;

/** Gives all requests of a span, newest first, a thousand at a time, so that a download of any size needs little memory. */
@Injectable()
export class ExportRequests {
  constructor(
    private readonly findRequests: FindRequests,
    private readonly showRequests: ShowRequests,
    private readonly services: CityServices,
  ) {}

  async *run(span: Span, reader: Reader): AsyncGenerator<readonly RequestView[]> {
    for (let last: RequestRow | undefined; ;) {
      const rows = await this.findRequests.behind(span, last, ROWS_AT_ONCE, reader.holder);
      const shown = await this.showRequests.run(rows, reader, false);
      yield shown.map((request, index) => this.line(rows[index], request, reader));
      last = rows.at(-1);
      if (rows.length < ROWS_AT_ONCE) return;
    }
  }

  private line({ matter, details, nature: ownNature }: RequestRow, request: RequestView, { language }: Reader): RequestView {
    const { service_request_id, requested_datetime, updated_datetime, status_notes, description, agency_responsible, address, lat, long } =
      request;
    const code = String(details?.['service'] ?? ownNature);
    const nature = natureOf(code);
    return {
      service_request_id,
      requested_datetime,
      updated_datetime,
      closed_date: requestStatus(matter.state) === 'closed' ? updated_datetime : undefined,
      status_description: matter.state,
      status_notes,
      source: 'Open311',
      service_name: this.services.named(nature)?.name[language] ?? nature,
      service_subtype: code === nature ? undefined : this.services.named(code)?.name[language],
      description,
      agency_responsible,
      address,
      lat,
      long,
    };
  }
}
