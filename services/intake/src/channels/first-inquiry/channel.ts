import { defineChannel } from '../../channel-kit/define-channel.js';
import { placedContent } from '../../channel-kit/placed-report.js';
import { staff } from '../../channel-kit/staff.js';
import { FirstInquiry1795700073000 } from './1795700073000-first-inquiry.js';
import { HandOver } from './hand-over.js';
import { Handover } from './handover.js';
import { HandoversPersonalData } from './handovers-personal-data.js';
import { ListOwn } from './list-own.js';
import { OwnersController } from './owners-controller.js';
import { Owners } from './owners.js';
import { Inquiry } from './payload.js';
import { ReadRoster } from './read-roster.js';
import { Roster } from './roster.js';
import { RostersController } from './rosters-controller.js';
import { SetRoster } from './set-roster.js';

/** Members of a community's committee take turns at the counter. Whoever is asked first owns the matter to its end. */
export default defineChannel({
  name: 'first-inquiry',
  label: { zh: '首问责任岗', en: 'First-inquiry desk' },
  payload: Inquiry,
  authentication: [staff('grid-worker', 'street-staff')],
  // the resident has a receipt; an account that others could ask for is not made of a phone
  can: { attachments: 4, feedback: false, verifies: false },
  externalId: ({ entryId }, { caller }) => `${caller.actor?.sub}/${entryId}`,
  reporter: ({ name, phone }) => ({ name, phone }),
  report: (inquiry, { caller }) => ({
    ...placedContent(inquiry),
    observedAt: inquiry.askedAt,
    details: { owner: caller.actor?.sub ?? '' },
  }),
  fieldOf: { at: 'lon', observedAt: 'askedAt', externalId: 'entryId' },
  example: Inquiry.example,
  extras: {
    controllers: [OwnersController, RostersController],
    providers: [HandOver, HandoversPersonalData, ListOwn, Owners, ReadRoster, SetRoster],
    entities: [Handover, Roster],
    migrations: [FirstInquiry1795700073000],
    personalTables: [
      { name: 'handovers', table: 'first_inquiry_handover', key: ['report', 'sequence'], owner: 'person', sealed: ['reason'] },
    ],
  },
});
