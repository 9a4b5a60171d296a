import { isIP } from 'node:net';

const LONGEST_LINK = 2_000;
const INNER_NAME = /(^|\.)(localhost|local|internal|lan|home|corp|intranet|arpa)$/;

/** True for an https link without credentials to a host that is called by a public name, not by an address however written. */
export function isPublicPictureLink(link: string): boolean {
  if (link.length > LONGEST_LINK || !/^https:\/\/[\w.-]+(:\d{1,5})?(\/[\w.~!$&'()*+,;=:@%/?-]*)?$/.test(link)) return false;
  if (!URL.canParse(link)) return false;
  // decimal, octal and hexadecimal addresses come out as plain ones
  const host = new URL(link).hostname.replace(/\.$/, '');
  return host.includes('.') && isIP(host) === 0 && !INNER_NAME.test(host);
}
