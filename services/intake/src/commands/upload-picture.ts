import { Injectable } from '@nestjs/common';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { newId } from '@xianban/service-kit/new-id';
import { DataSource } from 'typeorm';

import type { ChannelCaller } from '../channel-kit/channel-caller.js';
import { cleanPicture, type CleanPicture, type PictureFault } from '../pictures/clean-picture.js';
import { keptColumns, Pictures } from '../pictures/pictures.js';
import { Attachment } from '../store/attachment.js';

/** An upload that reports of the same holder can show. */
export interface UploadedPicture {
  readonly id: string;
  readonly picture: CleanPicture;
}

const WORDS: Readonly<Record<PictureFault, string>> = {
  'not-a-picture': 'is no picture: JPEG, PNG, WebP, GIF and AVIF are taken, by what the bytes are',
  'too-many-pixels': 'has more than 50 million pixels',
  'too-large': 'is larger than 20 MiB',
  damaged: 'is damaged',
};

/** Takes a picture before the report that will show it. Unless a report does within a day, it goes again. */
@Injectable()
export class UploadPicture {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pictures: Pictures,
  ) {}

  /** @throws Problem 400 naming `body` if it is no picture */
  async run(caller: ChannelCaller, bytes: Buffer): Promise<UploadedPicture> {
    const verdict = await cleanPicture(bytes);
    if (!verdict.ok) throw invalidInput([{ field: 'body', detail: `body ${WORDS[verdict.fault]}` }]);
    const id = newId();
    // the row first: bytes without a row would never be swept
    await this.dataSource.manager.insert(Attachment, { id, holder: caller.holder, ...keptColumns(verdict.picture) });
    await this.pictures.keep(id, verdict.picture);
    return { id, picture: verdict.picture };
  }
}
