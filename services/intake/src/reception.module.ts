import { type DynamicModule, Module } from '@nestjs/common';

import { ChannelCallers } from './channel-kit/channel-callers.js';
import { ChannelDoor } from './channel-kit/channel-door.js';
import { ChannelKeys } from './channel-kit/channel-keys.js';
import { ChannelRegistry } from './channel-kit/channel-registry.js';
import { loadChannels } from './channel-kit/load-channels.js';
import { ReportQuotas } from './channel-kit/report-quotas.js';
import { ReportReader } from './channel-kit/report-reader.js';
import { SignedSenders } from './channel-kit/signed-senders.js';
import { AcceptBatch } from './commands/accept-batch.js';
import { AcceptReport } from './commands/accept-report.js';
import { UploadPicture } from './commands/upload-picture.js';
import { DecideSign } from './commands/decide-sign.js';
import { RaiseSign } from './commands/raise-sign.js';
import { TurnDueSigns } from './commands/turn-due-signs.js';
import { channelControllers } from './http/channel-controllers.js';
import { ReportDesk } from './http/report-desk.js';
import { SignsController } from './http/signs-controller.js';
import { UnknownChannelController } from './http/unknown-channel-controller.js';
import { PictureFetcher } from './pictures/picture-fetcher.js';
import { PictureStorage } from './pictures/picture-storage.js';
import { PicturesOfPersons } from './pictures/pictures-of-persons.js';
import { Pictures } from './pictures/pictures.js';
import { ListAttachments } from './queries/list-attachments.js';
import { FindSign } from './queries/find-sign.js';
import { ListReporterReports } from './queries/list-reporter-reports.js';
import { ListSigns } from './queries/list-signs.js';
import { FindIssue } from './queries/find-issue.js';
import { ReadReporterDigest } from './queries/read-reporter-digest.js';
import { BrokenConnections } from './store/broken-connections.js';
import { ContentHashes } from './store/content-hashes.js';
import { IssueNumbers } from './store/issue-numbers.js';
import { KnownReports } from './store/known-reports.js';
import { MergingStep } from './store/merging-step.js';
import { PersonalDataHolders } from './store/personal-data-holders.js';
import { PersonalRows } from './store/personal-rows.js';
import { Persons } from './store/persons.js';
import { ReportRowsFactory } from './store/report-rows-factory.js';
import { ReportWriter } from './store/report-writer.js';
import { SandboxSweep } from './store/sandbox-sweep.js';
import { SignExpiry } from './store/sign-expiry.js';
import { Uploads } from './store/uploads.js';
import { SketchExpiry } from './store/sketch-expiry.js';
import { MatterSketcher } from './text/matter-sketcher.js';
import { DistrictNames } from './texts/district-names.js';

/** Everything between a channel and the register. */
@Module({
  providers: [
    AcceptBatch,
    AcceptReport,
    BrokenConnections,
    ChannelCallers,
    ChannelDoor,
    ChannelKeys,
    ContentHashes,
    DecideSign,
    FindIssue,
    FindSign,
    DistrictNames,
    IssueNumbers,
    KnownReports,
    ListAttachments,
    MatterSketcher,
    MergingStep,
    ListReporterReports,
    ListSigns,
    PersonalDataHolders,
    PersonalRows,
    Persons,
    PictureFetcher,
    PictureStorage,
    Pictures,
    PicturesOfPersons,
    RaiseSign,
    ReadReporterDigest,
    ReportDesk,
    ReportQuotas,
    ReportReader,
    ReportRowsFactory,
    ReportWriter,
    SandboxSweep,
    SignExpiry,
    SignedSenders,
    UploadPicture,
    Uploads,
    TurnDueSigns,
    SketchExpiry,
  ],
  exports: [
    AcceptBatch,
    AcceptReport,
    ChannelCallers,
    ChannelDoor,
    ChannelKeys,
    ChannelRegistry,
    DistrictNames,
    FindIssue,
    IssueNumbers,
    ListAttachments,
    PersonalDataHolders,
    PersonalRows,
    Persons,
    Pictures,
    UploadPicture,
  ],
})
export class ReceptionModule {
  /** With the routes of every channel that stands in the folder. */
  static async scanned(): Promise<DynamicModule> {
    const channels = await loadChannels();
    return {
      module: ReceptionModule,
      controllers: [SignsController, ...channels.flatMap(channelControllers), UnknownChannelController],
      providers: [
        { provide: ChannelRegistry, useValue: new ChannelRegistry(channels) },
        ...channels.flatMap((channel) => channel.extras?.providers ?? []),
      ],
    };
  }
}
