import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { BodyLimit } from '@xianban/service-kit/http/body-limit';
import { RawBody } from '@xianban/service-kit/http/raw-body';
import { Public } from '@xianban/service-kit/identity/public';
import type { FastifyRequest } from 'fastify';

import { ChannelDoor } from '../channel-kit/channel-door.js';
import { UploadPicture } from '../commands/upload-picture.js';
import { pictureReference } from '../domain/picture-reference.js';
import { PICTURE_BYTES_MOST } from '../pictures/clean-picture.js';
import { API_KEY_HEADER } from './api-key-header.js';
import { UploadView } from './attachment-view.js';

/** What a picture is sent as. What it is, its bytes tell. */
const SENT_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'application/octet-stream'] as const;

/** Pictures that reports will show. */
@ApiTags('pictures')
@ApiHeader(API_KEY_HEADER)
@ApiParam({ name: 'channel', example: 'riders' })
@Public()
@Controller('v1/channels/:channel/attachments')
export class UploadsController {
  constructor(
    private readonly door: ChannelDoor,
    private readonly upload: UploadPicture,
  ) {}

  @ApiOperation({ summary: 'Uploads a picture, as it is. A report shows it by what this answers, within a day' })
  @ApiConsumes(...SENT_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: UploadView })
  @Post()
  @BodyLimit(PICTURE_BYTES_MOST)
  @RawBody(...SENT_TYPES)
  async create(@Param('channel') name: string, @Body() bytes: unknown, @Req() request: FastifyRequest): Promise<UploadView> {
    const { caller } = await this.door.enter(name, request);
    const { id, picture } = await this.upload.run(caller, Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0));
    const { widthPixels, heightPixels, takenAt } = picture;
    return { photo: pictureReference(id), widthPixels, heightPixels, ...(takenAt && { takenAt }) };
  }
}
