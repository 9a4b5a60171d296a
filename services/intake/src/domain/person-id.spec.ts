import { UUID } from '@xianban/contracts/values/identifiers';
import fc from 'fast-check';

import { personId, personLookup } from './person-id.js';

describe('a person', () => {
  it('is found again by the account, and by the phone only where there is no account', () => {
    expect(personLookup('holder', { account: 'r1', phone: '139' })).toEqual({ kind: 'account', value: 'holder/r1' });
    expect(personLookup('holder', { phone: '+86 139-0000 0000' })).toEqual({ kind: 'phone', value: '13900000000' });
  });

  it('is nobody by a name alone', () => {
    expect(personLookup('holder', { name: '王小明' })).toBeUndefined();
  });

  it('has an id that is a UUID and depends on the whole of its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(personId(Buffer.from(bytes))).toMatch(UUID);
        expect(personId(Buffer.from(bytes))).toBe(personId(Buffer.from(bytes)));
      }),
    );
    expect(personId(Buffer.alloc(32, 1))).not.toBe(personId(Buffer.alloc(32, 2)));
  });
});
