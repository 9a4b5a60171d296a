import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsAreaCode, IsChannelName, type AreaCode, type ChannelName } from '@xianban/contracts/values/identifiers';
import { IsSignState, SIGN_STATES, type SignState } from '@xianban/contracts/values/sign';
import { PageQuery } from '@xianban/service-kit/paging/page-query';
import { IsOptional } from 'class-validator';

/** Which signs. Filters that are given must all hold. */
export class SignQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SIGN_STATES }) @IsOptional() @IsSignState() readonly state?: SignState;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsChannelName() readonly channel?: ChannelName;
  @ApiPropertyOptional({ type: String }) @IsOptional() @IsAreaCode() readonly area?: AreaCode;
}
