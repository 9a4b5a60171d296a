import { Injectable } from '@nestjs/common';
import { Config } from '@xianban/service-kit/config/config';
import { Problem } from '@xianban/service-kit/http/problem';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { S3Driver } from 'flydrive/drivers/s3';

/** Keeps the sealed bytes of pictures: in a folder or in S3-compatible storage, as the configuration says. */
@Injectable()
export class PictureStorage {
  private readonly disk: Disk | undefined;

  constructor({ attachments }: Config) {
    this.disk = attachments && new Disk(driverOf(attachments));
  }

  /** @throws Problem 503 in a deployment without storage */
  async put(key: string, bytes: Buffer): Promise<void> {
    await this.needed().put(key, bytes);
  }

  /** @throws Error if there is nothing under the key */
  async get(key: string): Promise<Buffer> {
    return Buffer.from(await this.needed().getBytes(key));
  }

  /** Also if there is nothing under the key. */
  async delete(key: string): Promise<void> {
    await this.disk?.delete(key);
  }

  private needed(): Disk {
    if (this.disk) return this.disk;
    throw new Problem({ status: 503, type: 'urn:xianban:problem:no-storage', title: 'Pictures are not kept here' });
  }
}

function driverOf(storage: NonNullable<Config['attachments']>): FSDriver | S3Driver {
  if (storage.kind === 'folder') return new FSDriver({ location: storage.path, visibility: 'private' });
  return new S3Driver({
    endpoint: storage.endpoint,
    region: storage.region,
    credentials: { accessKeyId: storage.accessKey, secretAccessKey: storage.secretKey },
    bucket: storage.bucket,
    visibility: 'private',
    // servers of other makers know buckets by path, and not always access lists
    forcePathStyle: true,
    supportsACL: false,
  });
}
