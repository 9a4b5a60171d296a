import { ApiProperty } from '@nestjs/swagger';

import { IsPlainText } from '../../channel-kit/is-plain-text.js';

/** What a resident says of an issue. */
export class CommentBody {
  @ApiProperty({ maxLength: 100, description: "The app's own id: the same id is the same comment" })
  @IsPlainText(100)
  readonly commentId!: string;
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly account!: string;
  @ApiProperty({ maxLength: 1000 }) @IsPlainText(1_000) readonly text!: string;

  static readonly example = { commentId: 'c-512', account: 'u-31002', text: '今天早上又有人绊倒了' };
}
