import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import { ISSUE_STATES, type IssueState } from '@xianban/contracts/values/issue-state';

import type { AttemptFault, WebhookAttempt } from '../store/webhook-attempt.js';
import type { DeliveryState, WebhookDelivery } from '../store/webhook-delivery.js';
import type { Webhook } from '../store/webhook.js';

/** A webhook without its secrets. Times are the wall's. */
export class WebhookView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ format: 'uri' }) readonly url!: string;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Since when it is not called any more, because it answered 410' })
  readonly goneAt?: string;

  static of({ id, createdAt, goneAt }: Webhook, url: string): WebhookView {
    return { id, url, createdAt: createdAt.toISOString(), ...(goneAt && { goneAt: goneAt.toISOString() }) };
  }
}

/** The webhooks of a holder, oldest first. */
export class WebhookListView {
  @ApiProperty({ type: [WebhookView] }) readonly items!: readonly WebhookView[];
}

/** A new webhook or secret: the only time that the secret is shown. */
export class WebhookSecretView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ example: 'whsec_…', description: 'What deliveries are signed with, by Standard Webhooks. It cannot be shown again.' })
  readonly secret!: string;
}

/** One try to deliver. */
export class AttemptView {
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiPropertyOptional({ description: "The receiver's answer" }) readonly status?: number;
  @ApiPropertyOptional({ type: String, description: 'Why there was none' }) readonly fault?: AttemptFault;
  @ApiProperty() readonly tookMs!: number;
}

/** Something that a webhook was told, and how it went. Times are the wall's. */
export class DeliveryView {
  @ApiProperty({ format: 'uuid', description: 'Also the id of the message' }) readonly id!: string;
  @ApiProperty({ enum: ['pending', 'delivered', 'failed'] }) readonly state!: DeliveryState;
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Absent in a test' }) readonly report?: ReportId;
  @ApiPropertyOptional({ type: String, example: '110105-2026-000123' }) readonly issue?: IssueNumber;
  @ApiPropertyOptional({ enum: ISSUE_STATES }) readonly issueState?: IssueState;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
  @ApiPropertyOptional({ format: 'date-time' }) readonly nextTryAt?: string;
  @ApiProperty({ type: [AttemptView] }) readonly attempts!: readonly AttemptView[];

  static of(delivery: WebhookDelivery, attempts: readonly WebhookAttempt[]): DeliveryView {
    const { id, state, report, issue, issueState, recordedAt, nextTryAt } = delivery;
    return {
      id,
      state,
      ...(report && { report }),
      ...(issue && { issue }),
      ...(issueState && { issueState }),
      recordedAt: recordedAt.toISOString(),
      ...(nextTryAt && { nextTryAt: nextTryAt.toISOString() }),
      attempts: attempts.map(({ at, status, fault, tookMs }) => ({
        at: at.toISOString(),
        ...(status !== null && { status }),
        ...(fault !== null && { fault }),
        tookMs,
      })),
    };
  }
}

/** Deliveries, newest first. */
export class DeliveryPageView {
  @ApiProperty({ type: [DeliveryView] }) readonly items!: readonly DeliveryView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
