import fc from 'fast-check';

import { canonicalPhone } from './canonical-phone.js';

describe('a telephone number', () => {
  it.each([
    '13900000000',
    '139 0000 0000',
    '139-0000-0000',
    '+86 13900000000',
    '+86-139-0000-0000',
    '0086 139 0000 0000',
    '86 13900000000',
    '(+86) 139 0000 0000',
    '１３９００００００００',
    '＋８６　１３９　００００　００００',
    '139–0000–0000',
  ])('is the same telephone written as %s', (written) => {
    expect(canonicalPhone(written)).toBe('13900000000');
  });

  it.each(['010-65000000', '+86 10 6500 0000', '+86 (0)10 65000000', '0086-10-65000000', '（010）65000000'])(
    'is the same landline written as %s',
    (written) => {
      expect(canonicalPhone(written)).toBe('01065000000');
    },
  );

  it.each([
    ['12345', '12345'],
    ['6500 0000', '65000000'],
    ['+1 617-555-0100', '+16175550100'],
    ['001 617 555 0100', '+16175550100'],
    ['+852 9123 4567', '+85291234567'],
  ])('of elsewhere or without area code keeps what it says: %s', (written, canonical) => {
    expect(canonicalPhone(written)).toBe(canonical);
  });

  it('does not change once it is canonical', () => {
    const phones = fc.stringMatching(/^(\+|00)?[0-9]{5,15}$/);
    fc.assert(fc.property(phones, (phone) => expect(canonicalPhone(canonicalPhone(phone))).toBe(canonicalPhone(phone))));
  });

  it('is told apart from every other mobile number', () => {
    const mobile = fc.stringMatching(/^1[3-9][0-9]{9}$/);
    fc.assert(
      fc.property(mobile, mobile, (one, other) => expect(canonicalPhone(`+86${one}`) === canonicalPhone(other)).toBe(one === other)),
    );
  });
});
