import type { ChannelExtras } from '../../channel-kit/channel-extras.js';
import { TakeRequest } from './commands/take-request.js';
import { TakeUpdate } from './commands/take-update.js';
import { BulkController } from './http/bulk-controller.js';
import { CallerDesk } from './http/caller-desk.js';
import { DiscoveryController } from './http/discovery-controller.js';
import { Open311Errors } from './http/open311-errors.js';
import { RequestsController } from './http/requests-controller.js';
import { ServicesController } from './http/services-controller.js';
import { UpdatesController } from './http/updates-controller.js';
import { ExportRequests } from './queries/export-requests.js';
import { FindRequests } from './queries/find-requests.js';
import { FindUpdates } from './queries/find-updates.js';
import { ShowRequests } from './queries/show-requests.js';
import { CityServices } from './services/city-services.js';
import { PlaceNames } from './services/place-names.js';
import { PartnerUpdates1795700060000 } from './store/migrations/1795700060000-partner-updates.js';
import { Open311Update } from './store/open311-update.js';

/** What Open311 needs beyond taking reports: routes of its own, and a table for what partners add. */
export const open311Extras: ChannelExtras = {
  controllers: [BulkController, DiscoveryController, RequestsController, ServicesController, UpdatesController],
  providers: [
    CallerDesk,
    CityServices,
    ExportRequests,
    FindRequests,
    FindUpdates,
    Open311Errors,
    PlaceNames,
    ShowRequests,
    TakeRequest,
    TakeUpdate,
  ],
  entities: [Open311Update],
  migrations: [PartnerUpdates1795700060000],
  triedOut: [{ table: 'open311_update', goesWith: 'report' }],
  personalTables: [
    { name: 'updates', table: 'open311_update', owner: 'report', ownedBy: 'report', sealed: ['words'], secrets: ['content_hash'] },
  ],
};
