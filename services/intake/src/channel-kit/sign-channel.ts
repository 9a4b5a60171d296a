import type { Nature } from '@xianban/contracts/values/classification';
import type { AreaCode, SignId } from '@xianban/contracts/values/identifiers';
import type { Topic } from '@xianban/contracts/values/sign';
import { IsOptional } from 'class-validator';

import type { Channel } from './channel.js';
import { IsDegrees } from './is-degrees.js';
import { IsPlainText } from './is-plain-text.js';

/** What a sign becomes as a report. WGS-84. */
export class SignMatter {
  @IsPlainText(64) readonly sign!: SignId;
  @IsPlainText(2_000) readonly text!: string;
  @IsDegrees(180) readonly lon!: number;
  @IsDegrees(90) readonly lat!: number;
  @IsPlainText(40) readonly area!: AreaCode;
  @IsPlainText(40) readonly topic!: Topic;
  /** Set if the topic is one. */
  @IsOptional() @IsPlainText(40) readonly nature?: Nature;
  /** Who decided: the subject of their token; absent if a threshold did. */
  @IsOptional() @IsPlainText(200) readonly decidedBy?: string;
}

/** A channel as it reports what became of its signs: under the sign's id, so that it happens once. */
export function signChannel(channel: Channel): Channel {
  return {
    ...channel,
    can: { attachments: 0, feedback: false, verifies: false },
    payload: SignMatter,
    ofSending: [],
    fieldOf: { at: 'lon' },
    externalId: (matter) => (matter as SignMatter).sign,
    reporter: (matter) => ({ account: (matter as SignMatter).decidedBy }),
    report: (given) => {
      const { sign, text, lon, lat, area, topic, nature } = given as SignMatter;
      return { text, at: [lon, lat], nature, details: { sign, area, topic } };
    },
  };
}
