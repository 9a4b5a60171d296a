import type { HistoryMapping } from '../history-mapping.js';
import { bostonKinds } from './boston-kinds.js';
import { bostonLimitClasses } from './boston-limit-classes.js';

/** Service requests of the City of Boston, 2015, as in ../shared/data: open data under the Public Domain Dedication. */
export const boston311: HistoryMapping = {
  name: 'boston-311',
  version: 1,
  districtCode: '025025',
  zone: 'America/New_York',
  id: 'case_id',
  receivedAt: 'opened_at',
  limitAt: 'target_at',
  endedAt: 'closed_at',
  // in the city's file 176 requests end up to 58 s before they were opened
  endBeforeReceiptSecondsMost: 120,
  open: { column: 'status', value: 'Open' },
  endings: {
    column: 'closure',
    table: {
      resolved: { state: 'closed', outcome: 'fixed' },
      // closed, but nothing claims that it was fixed
      closed: { state: 'closed', outcome: 'unfixed' },
      noted: { state: 'closed', outcome: 'unfixed' },
      referred: { state: 'closed', outcome: 'unfixed' },
      invalid: { state: 'refused' },
      duplicate: { state: 'merged' },
    },
  },
  kinds: { column: 'reason', table: bostonKinds },
  limitClasses: { column: 'type', table: bostonLimitClasses },
  via: {
    column: 'source',
    table: {
      'Constituent Call': 'on-complaint',
      'Citizens Connect App': 'on-complaint',
      'Self Service': 'on-complaint',
      Twitter: 'on-complaint',
      // the city's own people saw it, or its own systems
      'Employee Generated': 'before-complaint',
      'City Worker App': 'before-complaint',
      'Maximo Integration': 'before-complaint',
    },
  },
  units: {
    column: 'department',
    table: {
      INFO: 'mayors-hotline',
      PWDx: 'public-works',
      ISD: 'inspectional-services',
      BTDT: 'transportation',
      PARK: 'parks',
      PROP: 'property-management',
      HS_O: 'civil-rights',
      BWSC: 'water-and-sewer',
      DISB: 'disability',
      ANML: 'animal-control',
      GEN_: 'general-queue',
      HS_Y: 'youthline',
      CHT_: 'city-hall-truck',
      BPS_: 'police',
      HS_V: 'veterans',
      HS_D: 'human-services',
    },
  },
  // the pack's management grids are precincts: 306 is ward 3, precinct 6
  area: { column: 'precinct', gridEnding: (precinct) => `-${precinct.padStart(4, '0')}` },
  position: { longitude: 'longitude', latitude: 'latitude', bounds: { west: -71.25, south: 42.2, east: -70.9, north: 42.45 } },
  words: { text: ['type', 'title'], address: ['location'] },
  verdict: { column: 'on_time', overdue: 'OVERDUE', inTime: 'ONTIME' },
};
