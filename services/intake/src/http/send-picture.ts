import type { FastifyReply } from 'fastify';

/** Sends a JPEG that only this reader may see, as nothing but a picture. */
export function sendPicture(reply: FastifyReply, bytes: Buffer): void {
  void reply
    .header('Content-Type', 'image/jpeg')
    .header('Content-Disposition', 'inline')
    .header('X-Content-Type-Options', 'nosniff')
    .header('Content-Security-Policy', "default-src 'none'; sandbox")
    .header('Cache-Control', 'private, no-store')
    .send(bytes);
}
