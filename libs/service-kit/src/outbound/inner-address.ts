import ipaddr from 'ipaddr.js';

/**
 * True for an address that a stranger must not make us call: loopback, private, link-local (also of cloud metadata), unique-local, multicast, reserved,
 * and IPv6 addresses that hold such an IPv4 one. Unreadable ones count as inner.
 */
export function isInnerAddress(address: string): boolean {
  // a zone, as in fe80::1%eth0, exists on links of this machine only
  if (address.includes('%') || !ipaddr.isValid(address)) return true;
  // `process` turns ::ffff:127.0.0.1 into 127.0.0.1; other ways to wrap an IPv4 address are ranges of their own
  return ipaddr.process(address).range() !== 'unicast';
}
