import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { ChannelName } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { Clock } from '@xianban/service-kit/clock';
import { Allow } from '@xianban/service-kit/identity/allow';
import { DataSource } from 'typeorm';

/** What was brought in from one system. */
export class HistoryOfSource {
  @ApiProperty({ type: String, example: 'boston-311' }) readonly source!: ChannelName;
  @ApiProperty() readonly issues!: number;
  @ApiProperty({ description: 'Of these, those that had ended.' }) readonly ended!: number;
  @ApiProperty({ description: 'Of these, those that had a limit.' }) readonly limited!: number;
  @ApiProperty({ description: 'Of these, those whose limit passed before they ended.' }) readonly overdue!: number;
  @ApiProperty({ description: 'Of these, those that somebody complained about.' }) readonly complaints!: number;
  @ApiProperty({ format: 'date-time', type: String }) readonly firstReceivedAt!: Instant;
  @ApiProperty({ format: 'date-time', type: String }) readonly lastReceivedAt!: Instant;
}

/** What `GET /v1/history` answers. */
export class HistoryAnswer {
  @ApiProperty({ type: [HistoryOfSource], description: 'In the order of their names.' }) readonly items!: readonly HistoryOfSource[];
}

type Row = Omit<HistoryOfSource, 'firstReceivedAt' | 'lastReceivedAt'> & { readonly first: Date; readonly last: Date };

/** How much of the past there is: issues of other systems, which no rate counts. */
@ApiTags('history')
@Controller('v1/history')
export class ShowHistory {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'Issues of the past that were brought in, by source' })
  @ApiOkResponse({ type: HistoryAnswer })
  @Allow('analyst', 'district-staff', 'operator')
  @Get()
  async show(): Promise<HistoryAnswer> {
    const rows = await this.database.query<Row[]>(
      `SELECT source, count(*)::int AS issues, count(ended_at)::int AS ended, count(limit_at)::int AS limited,
              count(*) FILTER (WHERE overdue)::int AS overdue, count(*) FILTER (WHERE origin = 'on-complaint')::int AS complaints,
              min(received_at) AS first, max(received_at) AS last
       FROM past_issue GROUP BY source ORDER BY source COLLATE "C"`,
    );
    return {
      items: rows.map(({ first, last, ...counts }) => ({
        ...counts,
        firstReceivedAt: this.clock.instant(first.getTime()),
        lastReceivedAt: this.clock.instant(last.getTime()),
      })),
    };
  }
}
