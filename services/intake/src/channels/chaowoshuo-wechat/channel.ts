import { apiKey } from '../../channel-kit/api-key.js';
import { defineChannel } from '../../channel-kit/define-channel.js';
import { placedContent } from '../../channel-kit/placed-report.js';
import { CreateWechat1795700080030 } from './create-wechat.js';
import { WechatMatter } from './payload.js';
import { SweepMessages } from './sweep-messages.js';
import { TakeMessage } from './take-message.js';
import { TakenMessage } from './taken-message.js';
import { TellProgress } from './tell-progress.js';
import { WechatAccounts } from './wechat-accounts.js';
import { WechatAccountsController } from './wechat-accounts-controller.js';
import { WechatController } from './wechat-controller.js';
import { WechatConversation } from './wechat-conversation.js';
import { WechatSecret } from './wechat-secret.js';

/** 朝我说 in WeChat: followers of the official account speak to it, words and place in any order; its mini program reports with a key. */
export default defineChannel({
  name: 'chaowoshuo-wechat',
  label: { zh: '朝我说（微信）', en: 'Speak to Chaoyang, in WeChat' },
  payload: WechatMatter,
  authentication: [apiKey()],
  can: { attachments: 4, feedback: true, verifies: false },
  reporters: 'followers',
  externalId: ({ messageId }) => messageId,
  reporter: ({ openId }) => ({ account: openId }),
  report: (matter) => placedContent(matter),
  fieldOf: { at: 'lon', externalId: 'messageId' },
  example: WechatMatter.example,
  extras: {
    controllers: [WechatController, WechatAccountsController],
    providers: [SweepMessages, TakeMessage, TellProgress, WechatAccounts],
    entities: [TakenMessage, WechatConversation, WechatSecret],
    migrations: [CreateWechat1795700080030],
    personalTables: [
      {
        name: 'conversations',
        table: 'chaowoshuo_wechat_conversation',
        key: ['account', 'person'],
        owner: 'person',
        sealed: ['parts'],
        goesWithPerson: true,
      },
      // the reply holds the link to the status
      {
        name: 'messages',
        table: 'chaowoshuo_wechat_message',
        key: ['account', 'message_id'],
        owner: 'person',
        sealed: ['draft'],
        secrets: ['reply'],
      },
    ],
  },
});
