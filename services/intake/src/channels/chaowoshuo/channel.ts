import { defineChannel } from '../../channel-kit/define-channel.js';
import { staff } from '../../channel-kit/staff.js';
import { inDatum } from '../../domain/in-datum.js';
import { DeskEntry } from './payload.js';

/** 朝我说 at the service hall: a clerk enters what a resident says, and the resident takes the receipt home. */
export default defineChannel({
  name: 'chaowoshuo',
  label: { zh: '朝我说（服务大厅）', en: 'Speak to Chaoyang, the desk at the service hall' },
  payload: DeskEntry,
  authentication: [staff('district-staff', 'street-staff')],
  can: { attachments: 0, feedback: false, verifies: false },
  externalId: ({ entryId }) => entryId,
  reporter: ({ residentName, residentPhone }) => ({ name: residentName, phone: residentPhone }),
  report: ({ text, datum, lon, lat, counter }, { caller }) => ({
    text,
    at: inDatum(datum, lon, lat),
    ...(counter !== undefined && { details: { counter } }),
    ...(caller.actor && { remarks: { clerk: caller.actor.sub } }),
  }),
  fieldOf: { at: 'lon', externalId: 'entryId' },
  example: DeskEntry.example,
});
