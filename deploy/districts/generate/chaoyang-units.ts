import type { Duty, Name, Unit } from '../pack.ts';
import { communityCode, managementGridCode } from './chaoyang-codes.ts';

/** A street with everything that a unit of it can answer for. */
export interface Street {
  readonly code: string;
  readonly name: Name;
  readonly kind: string;
  readonly communities: readonly Name[];
  readonly managementGridCount: number;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const DAY_SHIFT: Duty = { weekdays: EVERY_DAY, from: '06:00', to: '22:00' };
const NIGHT_SHIFT: Duty = { weekdays: EVERY_DAY, from: '22:00', to: '06:00' };
const OFFICE_HOURS: Duty = { weekdays: [1, 2, 3, 4, 5, 6], from: '08:30', to: '18:00' };

/** What people on the spot handle themselves. Water, power, gas and heat, goods and conduct go to the departments at once. */
const LOCAL_NATURES = ['component', 'event', 'traffic', 'environment', 'property', 'safety', 'service', 'dispute'];

/**
 * Who can be made responsible in Chaoyang: a team for each management grid by day and for each street by night, so that every grid has one at every
 * hour; communities, streets, departments and the district's centre. Numbers of people are not known, so there are none.
 */
export function chaoyangUnits(district: string, streets: readonly Street[], departments: readonly Unit[]): Unit[] {
  return [
    {
      id: 'district-centre',
      name: { zh: '朝阳区城市管理指挥中心', en: 'Chaoyang command centre' },
      kind: 'district',
      areas: [district],
    },
    ...departments.map((department): Unit => ({ ...department, kind: 'department', areas: [district] })),
    ...streets.flatMap(unitsOfStreet),
  ];
}

function unitsOfStreet({ code, name, kind, communities, managementGridCount }: Street): Unit[] {
  const id = name.en.toLowerCase().replaceAll(' ', '-');
  return [
    {
      id: `${id}-street`,
      name: { zh: `${name.zh}办事处`, en: `${name.en} ${kind === 'township' ? 'township' : 'street'} office` },
      kind: 'street',
      areas: [code],
      natures: LOCAL_NATURES,
    },
    {
      id: `${id}-night-team`,
      name: { zh: `${name.zh}夜间网格队`, en: `${name.en} night team` },
      kind: 'grid-team',
      areas: [code],
      natures: LOCAL_NATURES,
      duty: [NIGHT_SHIFT],
    },
    ...communities.map((community, number): Unit => ({
      id: `${id}-community-${String(number + 1).padStart(3, '0')}`,
      name: { zh: `${community.zh}居委会`, en: `${community.en} community` },
      kind: 'community',
      areas: [communityCode(code, number)],
      natures: LOCAL_NATURES,
      duty: [OFFICE_HOURS],
    })),
    ...Array.from({ length: managementGridCount }, (_, number): Unit => ({
      id: `${id}-grid-team-${String(number + 1).padStart(2, '0')}`,
      name: { zh: `${name.zh}第${number + 1}网格队`, en: `${name.en} grid team ${number + 1}` },
      kind: 'grid-team',
      areas: [managementGridCode(code, number)],
      natures: LOCAL_NATURES,
      duty: [DAY_SHIFT],
    })),
  ];
}
