import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type AttachmentStorage, Config } from '@xianban/service-kit/config/config';
import getPort from 'get-port';
import S3rver from 's3rver';

import { PictureStorage } from './picture-storage.js';

const storageIn = (attachments: AttachmentStorage) => new PictureStorage(new Config({ attachments } as unknown as Config));

describe.each(['folder', 's3'] as const)('pictures kept in a %s', (kind) => {
  let folder: string;
  let server: S3rver | undefined;
  let storage: PictureStorage;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-pictures-'));
    if (kind === 'folder') {
      storage = storageIn({ kind, path: folder });
      return;
    }
    const port = await getPort();
    server = new S3rver({
      port,
      address: '127.0.0.1',
      directory: folder,
      silent: true,
      configureBuckets: [{ name: 'pictures', configs: [] }],
    });
    await server.run();
    const keys = { accessKey: 'S3RVER', secretKey: 'S3RVER' };
    storage = storageIn({ kind, endpoint: `http://127.0.0.1:${port}`, bucket: 'pictures', region: 'us-east-1', ...keys });
  });
  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true });
  });

  it('come back as they went, until they are deleted', async () => {
    const bytes = Buffer.from([0, 255, 1, 254]);
    await storage.put('0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091', bytes);
    expect(await readdir(folder, { recursive: true })).toEqual(expect.arrayContaining([expect.stringContaining('0198c5a2')]));
    expect(await storage.get('0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091')).toEqual(bytes);
    await storage.delete('0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091');
    await expect(storage.get('0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091')).rejects.toThrow();
    await storage.delete('0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091');
  });
});

it('says so where a deployment keeps no pictures', async () => {
  const storage = new PictureStorage(new Config({} as unknown as Config));
  await expect(storage.put('any', Buffer.alloc(1))).rejects.toMatchObject({ details: { status: 503 } });
});
