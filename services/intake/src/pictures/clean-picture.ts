import type { Position } from '@xianban/contracts/values/position';
import exifr from 'exifr';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';

/** A picture as it is kept: re-encoded, upright, without a word about who took it where. */
export interface CleanPicture {
  /** JPEG. */
  readonly bytes: Buffer;
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** Where it was taken, as the camera wrote it; WGS-84 degrees. */
  readonly takenAt?: Position;
}

/** Why something is not taken as a picture. */
export type PictureFault = 'not-a-picture' | 'too-many-pixels' | 'too-large' | 'damaged';

export type PictureVerdict = { readonly ok: true; readonly picture: CleanPicture } | { readonly ok: false; readonly fault: PictureFault };

/** Of the file as it was sent. */
export const PICTURE_BYTES_MOST = 20 * 1_048_576;
/** 50 million: more than phones take, less than fills the memory. */
const PIXELS_MOST = 50_000_000;
/** Longer side of what is kept. */
const SIDE_PIXELS = 2_560;
const JPEG_QUALITY = 82;
const SECONDS_MOST = 10;

/** By what the bytes are, whatever the name or the sender says. SVG is a program, not a picture. */
const TAKEN_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

// one picture at a time uses one core: reports must get through meanwhile
sharp.concurrency(1);
sharp.cache(false);

/**
 * Makes a picture of bytes that a stranger sent: decoded and encoded anew, so that nothing hidden in the file survives (scripts of polyglots, places,
 * names of owners, thumbnails). The place is read before it is removed. Of an animation the first frame.
 */
export async function cleanPicture(bytes: Buffer): Promise<PictureVerdict> {
  if (bytes.length > PICTURE_BYTES_MOST) return { ok: false, fault: 'too-large' };
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !TAKEN_TYPES.has(type.mime)) return { ok: false, fault: 'not-a-picture' };
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS_MOST, failOn: 'error', pages: 1 })
      .timeout({ seconds: SECONDS_MOST })
      .autoOrient()
      .resize({ width: SIDE_PIXELS, height: SIDE_PIXELS, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer({ resolveWithObject: true });
    const takenAt = await placeOf(bytes);
    return { ok: true, picture: { bytes: data, widthPixels: info.width, heightPixels: info.height, ...(takenAt && { takenAt }) } };
  } catch (error) {
    return { ok: false, fault: /pixel limit/i.test((error as Error).message) ? 'too-many-pixels' : 'damaged' };
  }
}

async function placeOf(bytes: Buffer): Promise<Position | undefined> {
  // a picture without a readable place is as good as any other
  const place = await exifr.gps(bytes).catch(() => undefined);
  const { longitude = Number.NaN, latitude = Number.NaN } = place ?? {};
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : undefined;
}
