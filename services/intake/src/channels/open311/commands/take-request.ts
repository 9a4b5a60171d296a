import { Injectable } from '@nestjs/common';
import type { Position } from '@xianban/contracts/values/position';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { type FieldFault, Problem } from '@xianban/service-kit/http/problem';

import type { Channel } from '../../../channel-kit/channel.js';
import type { ChannelCaller } from '../../../channel-kit/channel-caller.js';
import { ReportQuotas } from '../../../channel-kit/report-quotas.js';
import { type AcceptedReport, AcceptReport } from '../../../commands/accept-report.js';
import { attributeAnswers } from '../domain/attribute-answers.js';
import { type Sent, valueOf, valuesOf } from '../domain/form-fields.js';
import { withPlainLineEnds } from '../domain/unmarked-text.js';
import type { Open311Report } from '../payload.js';
import type { CityService } from '../services/city-service.js';
import { CityServices } from '../services/city-services.js';
import { PlaceNames } from '../services/place-names.js';

export interface TakenRequest {
  readonly service: CityService;
  readonly accepted: AcceptedReport;
}

const DEGREES = /^-?\d{1,3}(\.\d{1,15})?$/;
/** Sent on as they are, and checked with the payload. */
const AS_SENT = ['address_string', 'address_id', 'email', 'device_id', 'account_id', 'first_name', 'last_name', 'phone'] as const;
/** What is accepted, short enough to reach the client whole. */
const CODES = 'must be the code of a street, community or grid of this district';
const ADDRESSES = 'must be the name of a street or community, behind its street where two share one; or send lat and long';

/** Takes a request in the form of GeoReport v2, and lets it go the way of every other report. */
@Injectable()
export class TakeRequest {
  constructor(
    private readonly services: CityServices,
    private readonly places: PlaceNames,
    private readonly acceptReport: AcceptReport,
    private readonly quotas: ReportQuotas,
  ) {}

  /** @throws Problem 404 for an unknown service, 400 naming every field at fault, or whatever the register refuses */
  async run(channel: Channel, caller: ChannelCaller, form: Sent, idempotencyKey?: string): Promise<TakenRequest> {
    await this.quotas.take(caller, 1);
    const faults: FieldFault[] = [];
    const service = this.serviceOf(form, faults);
    const payload = this.payloadOf(service, form, faults);
    const [first, ...others] = faults;
    if (first) throw invalidInput([first, ...others]);

    const verdict = await this.acceptReport.run(channel, caller, payload, { idempotencyKey });
    if (!verdict.ok) throw verdict.problem;
    return { service, accepted: verdict.accepted };
  }

  private serviceOf(form: Sent, faults: FieldFault[]): CityService {
    const code = valueOf(form, 'service_code', faults);
    if (code === undefined) throw invalidInput([{ field: 'service_code', detail: 'service_code is needed' }, ...faults]);
    const service = this.services.named(code);
    if (service) return service;
    const detail = 'service_code is not known; services lists those that are';
    throw new Problem({ status: 404, type: 'urn:xianban:problem:not-found', title: 'Not found', detail, field: 'service_code' });
  }

  /** What the payload's own rules would name otherwise than the form does is looked at here. */
  private payloadOf(service: CityService, form: Sent, faults: FieldFault[]): Partial<Open311Report> {
    const at = this.placeOf(form, faults);
    const { choices, answers } = attributeAnswers(service.attributes, form, faults);
    const description = valueOf(form, 'description', faults);
    const media = valuesOf(form, 'media_url');
    return {
      service_code: service.code,
      service_type: service.type,
      category: service.category,
      ...(at && { long: at[0], lat: at[1] }),
      // a request may be silent: then the service's name is all there is to say
      description: description === undefined ? service.name.zh : withPlainLineEnds(description),
      ...(choices.length > 0 && { choices }),
      ...(answers.length > 0 && { answers }),
      ...(media.length > 0 && { media_url: [...new Set(media)] }),
      ...Object.fromEntries(
        AS_SENT.flatMap((name) => {
          const value = valueOf(form, name, faults);
          return value === undefined ? [] : [[name, value]];
        }),
      ),
    };
  }

  /** Coordinates, else the code of an area, else its name: the first that was sent. */
  private placeOf(form: Sent, faults: FieldFault[]): Position | undefined {
    const lat = valueOf(form, 'lat', faults);
    const long = valueOf(form, 'long', faults);
    if (lat !== undefined || long !== undefined) return pointOf(lat, long, faults);

    const id = valueOf(form, 'address_id', faults);
    if (id !== undefined) return found('address_id', this.places.byCode(id), CODES, faults);
    const address = valueOf(form, 'address_string', faults);
    if (address !== undefined) return found('address_string', this.places.byName(address), ADDRESSES, faults);
    faults.push({ field: 'lat', detail: 'lat and long, address_id or address_string is needed' });
    return undefined;
  }
}

function pointOf(lat: string | undefined, long: string | undefined, faults: FieldFault[]): Position | undefined {
  const latitude = degreesOf('lat', lat, 90, faults);
  const longitude = degreesOf('long', long, 180, faults);
  return latitude === undefined || longitude === undefined ? undefined : [longitude, latitude];
}

function degreesOf(field: string, text: string | undefined, limit: number, faults: FieldFault[]): number | undefined {
  const degrees = text !== undefined && DEGREES.test(text) ? Number(text) : NaN;
  if (Math.abs(degrees) <= limit) return degrees;
  faults.push({ field, detail: text === undefined ? 'lat and long are needed together' : `must be degrees within ±${limit}` });
  return undefined;
}

function found(field: string, place: Position | undefined, detail: string, faults: FieldFault[]): Position | undefined {
  if (!place) faults.push({ field, detail });
  return place;
}
