import sharp from 'sharp';
import exifr from 'exifr';

import { cleanPicture } from './clean-picture.js';

const red = () => sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } });

/** A JPEG as a phone writes it: lying on its side, with owner and place. */
function phonePicture(): Promise<Buffer> {
  return red()
    .withExif({
      IFD0: { Artist: 'CANARY-OWNER', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 56/1 24/1', GPSLongitudeRef: 'E', GPSLongitude: '116/1 27/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

describe('a picture that a stranger sent', () => {
  it('is kept upright and without a word about who took it where, after the place was read', async () => {
    const sent = await phonePicture();
    expect(sent.includes('CANARY-OWNER')).toBe(true);
    const verdict = await cleanPicture(sent);
    if (!verdict.ok) throw new Error(verdict.fault);
    const { picture } = verdict;
    expect([picture.widthPixels, picture.heightPixels]).toEqual([20, 40]);
    expect(picture.takenAt?.map((degrees) => degrees.toFixed(3))).toEqual(['116.450', '39.940']);
    const { exif, icc, xmp, orientation } = await sharp(picture.bytes).metadata();
    expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(await exifr.gps(picture.bytes).catch(() => undefined)).toBeUndefined();
    expect(picture.bytes.includes('CANARY-OWNER')).toBe(false);
  });

  it('loses whatever stands behind the picture in the file', async () => {
    const polyglot = Buffer.concat([await red().jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>PK\u0003\u0004')]);
    const verdict = await cleanPicture(polyglot);
    expect(verdict.ok && verdict.picture.bytes.includes('<script>')).toBe(false);
    expect(verdict.ok).toBe(true);
  });

  it.each(['png', 'webp', 'gif', 'avif'] as const)('may be a %s', async (format) => {
    expect(await cleanPicture(await red().toFormat(format).toBuffer())).toMatchObject({ ok: true, picture: { widthPixels: 40 } });
  });

  it('is made smaller where it is larger than anybody needs', async () => {
    const large = await sharp({ create: { width: 6_000, height: 3_000, channels: 3, background: 'blue' } })
      .jpeg()
      .toBuffer();
    expect(await cleanPicture(large)).toMatchObject({ ok: true, picture: { widthPixels: 2_560, heightPixels: 1_280 } });
  });

  it.each([
    ['an SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML', Buffer.from('<!doctype html><title>no picture</title>')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['an archive', Buffer.from('PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')],
    ['nothing', Buffer.alloc(0)],
  ])('is not taken when it is %s', async (_name, bytes) => {
    expect(await cleanPicture(bytes)).toEqual({ ok: false, fault: 'not-a-picture' });
  });

  it('is not taken when it breaks off', async () => {
    const whole = await sharp({
      create: { width: 800, height: 800, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 30 }, background: 'red' },
    })
      .jpeg()
      .toBuffer();
    expect(await cleanPicture(whole.subarray(0, whole.length / 2))).toEqual({ ok: false, fault: 'damaged' });
  });

  it('is not decoded when it is a bomb: few bytes, very many pixels', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: 'white' }, limitInputPixels: false })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await cleanPicture(bomb)).toEqual({ ok: false, fault: 'too-many-pixels' });
  });
});
