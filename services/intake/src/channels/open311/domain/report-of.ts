import type { ReportContent, Reporter } from '../../../channel-kit/channel.js';
import type { Open311Report } from '../payload.js';
import { natureOf } from './service-code.js';

/** Begins the labels of attributes, in `report.details` (keys of lists) and among the remarks (everything else). */
export const ATTRIBUTE_PREFIX = 'attribute.';
const HAN = /^\p{Script=Han}+$/u;

/** Who asks: by the mail address, else by the account, else by the device. */
export function reporterOf({ email, account_id, device_id, first_name, last_name, phone }: Open311Report): Reporter {
  const name = nameOf(first_name, last_name);
  const account = email?.toLowerCase() ?? account_id ?? device_id;
  return { ...(account !== undefined && { account }), ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) };
}

/** What is asked: codes stand in the details, words among the remarks. */
export function contentOf(report: Open311Report): ReportContent {
  const { service_code, service_type = 'realtime', description, long, lat, media_url, category } = report;
  return {
    text: description,
    at: [long, lat],
    nature: natureOf(service_code),
    category,
    photos: media_url,
    details: {
      service: service_code,
      type: service_type,
      ...Object.fromEntries((report.choices ?? []).map(({ code, keys }) => [`${ATTRIBUTE_PREFIX}${code}`, keys.join(',')])),
    },
    remarks: {
      ...(report.address_string !== undefined && { address: report.address_string }),
      ...(report.address_id !== undefined && { address_id: report.address_id }),
      ...(report.device_id !== undefined && { device_id: report.device_id }),
      ...(report.account_id !== undefined && { account_id: report.account_id }),
      ...Object.fromEntries((report.answers ?? []).map(({ code, text }) => [`${ATTRIBUTE_PREFIX}${code}`, text])),
    },
  };
}

/** A Chinese name has its family name first and no space. */
function nameOf(first: string | undefined, last: string | undefined): string | undefined {
  if (first === undefined || last === undefined) return first ?? last;
  return HAN.test(first + last) ? `${last}${first}` : `${first} ${last}`;
}
