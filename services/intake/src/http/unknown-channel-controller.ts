import { Controller, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@xianban/service-kit/identity/public';

import { unknownChannel } from './unknown-channel.js';

/** Answers for channels that do not exist: every channel brings routes of its own, which come first. */
@ApiExcludeController()
@Public()
@Controller('v1/channels/:channel')
export class UnknownChannelController {
  /** @throws Problem 404 naming `channel` */
  @Post('reports')
  refuse(): never {
    throw unknownChannel();
  }
}
