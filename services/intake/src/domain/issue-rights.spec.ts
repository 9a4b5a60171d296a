import { Areas } from '@xianban/contracts/values/areas';
import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';
import type { Actor } from '@xianban/service-kit/identity/actor';

import { mayAsk, mayContact, mayDecide, maySee } from './issue-rights.js';

const actor = (changes: Partial<Actor>): Actor => ({ sub: 'a', role: 'unit-staff', areas: [], can: [], ...changes });
const issue = { areas: Areas.example, unit: 'team' as UnitId };
const inStreet = [Areas.example.street];
const elsewhere = ['110105001' as AreaCode];

describe('rights over an issue', () => {
  it('to see it come with its area on any level, or with its unit', () => {
    expect(maySee(actor({ areas: inStreet }), issue)).toBe(true);
    expect(maySee(actor({ areas: elsewhere, unit: 'team' as UnitId }), issue)).toBe(true);
    expect(maySee(actor({ areas: elsewhere, unit: 'other' as UnitId }), issue)).toBe(false);
  });

  it('are the whole district’s alone before it is located', () => {
    expect(maySee(actor({ areas: inStreet }), {})).toBe(false);
    expect(maySee(actor({ areas: ['*'] }), {})).toBe(true);
  });

  it('to ask belong to the responsible unit, or a supervisor of the area', () => {
    expect(mayAsk(actor({ unit: 'team' as UnitId }), issue)).toBe(true);
    expect(mayAsk(actor({ unit: 'other' as UnitId, areas: inStreet }), issue)).toBe(false);
    expect(mayAsk(actor({ role: 'street-staff', areas: inStreet }), issue)).toBe(true);
    expect(mayAsk(actor({ role: 'operator', areas: ['*'] }), issue)).toBe(false);
  });

  it('to decide belong to a supervisor of the area or an operator', () => {
    expect(mayDecide(actor({ role: 'street-staff', areas: inStreet }), issue)).toBe(true);
    expect(mayDecide(actor({ role: 'street-staff', areas: elsewhere }), issue)).toBe(false);
    expect(mayDecide(actor({ role: 'operator', areas: ['*'] }), issue)).toBe(true);
    expect(mayDecide(actor({ unit: 'team' as UnitId }), issue)).toBe(false);
  });

  it('to know the reporter belong to those who answer to them', () => {
    expect(mayContact(actor({ unit: 'team' as UnitId }), issue)).toBe(true);
    expect(mayContact(actor({ role: 'operator', areas: ['*'] }), issue)).toBe(false);
  });
});
