import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';

import { uploadedId } from '../domain/picture-reference.js';
import type { Submission } from '../domain/submission.js';
import { Attachment } from './attachment.js';

/** A reference of a report that does not lead to a picture which it may show. */
export interface UploadFault {
  /** Among the report's pictures, from 0. */
  readonly place: number;
  readonly detail: string;
}

/** Knows the pictures that were uploaded before the report that shows them. */
@Injectable()
export class Uploads {
  constructor(private readonly dataSource: DataSource) {}

  /** The first reference at fault. Asks the database only where there are references. */
  async faultOf({ holder, photos = [] }: Submission): Promise<UploadFault | undefined> {
    const ids = photos.map(uploadedId);
    const wanted = ids.filter((id) => id !== undefined);
    if (wanted.length === 0) return undefined;

    const found = await this.dataSource.manager.findBy(Attachment, { id: In(wanted), holder });
    for (const [place, id] of ids.entries()) {
      if (id === undefined) continue;
      const upload = found.find((attachment) => attachment.id === id);
      if (!upload) return { place, detail: 'is not known: it was never uploaded with this key, or not used for a day' };
      if (upload.report !== null || ids.indexOf(id) !== place) return { place, detail: 'is shown already' };
    }
    return undefined;
  }
}
