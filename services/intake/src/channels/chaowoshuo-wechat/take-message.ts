import { Injectable } from '@nestjs/common';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import { Config } from '@xianban/service-kit/config/config';
import type { Language } from '@xianban/service-kit/language/language';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { type EntityManager, IsNull } from 'typeorm';

import type { ChannelCaller } from '../../channel-kit/channel-caller.js';
import { ChannelRegistry } from '../../channel-kit/channel-registry.js';
import { AcceptReport, type AcceptVerdict } from '../../commands/accept-report.js';
import { opened } from '../../store/opened.js';
import { Persons } from '../../store/persons.js';
import { conversationStep, NOTHING_TOLD, type Parts, type WholeParts } from './conversation-step.js';
import { TakenMessage } from './taken-message.js';
import { WechatAccounts } from './wechat-accounts.js';
import { WechatConversation } from './wechat-conversation.js';
import type { WechatMessage } from './wechat-message.js';
import { type WechatText, wechatTexts } from './wechat-texts.js';

/** How long words wait for a place, and a place for words. */
const WAITING_MINUTES = 30;

/** A report that a message made whole. */
interface Drafted {
  readonly openId: string;
  readonly parts: WholeParts;
  readonly language: Language;
}

/** A message with an id, in its account. */
export type NumberedMessage = WechatMessage & { readonly messageId: string };

/**
 * Takes a message of a follower into the conversation with them. The report that it makes whole is kept with the message before it goes to the register:
 * if the process dies in between, the same message again, or the sweep, carries it there, once. A message that was answered is answered alike again.
 */
@Injectable()
export class TakeMessage {
  constructor(
    private readonly store: Store,
    private readonly accounts: WechatAccounts,
    private readonly channels: ChannelRegistry,
    private readonly acceptReport: AcceptReport,
    private readonly persons: Persons,
    private readonly vault: PersonalDataVault,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The reply in words. */
  async run(account: string, message: NumberedMessage): Promise<string> {
    const person = this.persons.idOf(this.accounts.idOf(account), { account: message.openId });
    const reply = await this.store.transaction(async ({ manager }) => {
      // one follower's messages one after the other: WeChat does not wait for an answer before it sends the next
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`chaowoshuo-wechat/${account}/${person}`]);
      const key = await this.persons.keyIn(manager, person);
      const known = await manager.findOneBy(TakenMessage, { account, messageId: message.messageId });
      return known ? this.replyOf(known, key) : this.take(manager, account, message, key);
    });
    return reply ?? this.finish(account, message.messageId);
  }

  /** Carries the report that a message made whole to the register. The reply in words. */
  async finish(account: string, messageId: string): Promise<string> {
    const taken = await this.store.transaction(({ manager }) => manager.findOneByOrFail(TakenMessage, { account, messageId }));
    const key = (await this.vault.keysOf([taken.person])).get(taken.person);
    const plain = taken.draft && opened(this.vault, key, taken.draft, context(account, messageId, 'draft'));
    if (!plain || !key) {
      if (taken.reply) return this.replyOf(taken, key) ?? wechatTexts.text('erased');
      // erased before it was whole
      await this.store.transaction(({ manager }) => manager.update(TakenMessage, { account, messageId }, { draft: null }));
      return wechatTexts.text('erased');
    }
    const drafted = JSON.parse(plain) as Drafted;
    const verdict = await this.report(account, messageId, drafted);
    const [reply, place] = this.replyTo(verdict, drafted.language);
    await this.store.transaction(async ({ manager }) => {
      const sealed = this.vault.seal(key, reply, context(account, messageId, 'reply'));
      const { affected } = await manager.update(TakenMessage, { account, messageId, reply: IsNull() }, { draft: null, reply: sealed });
      if (affected !== 0 && place === 'wanted') await this.keep(manager, account, { ...drafted.parts, place: undefined }, key);
    });
    return reply;
  }

  /** What a known message was answered with; undefined while its report is on its way. */
  private replyOf({ account, messageId, reply }: TakenMessage, key: PersonKey | undefined): string | undefined {
    if (!reply) return undefined;
    return opened(this.vault, key, reply, context(account, messageId, 'reply')) ?? wechatTexts.text('erased');
  }

  private async take(manager: EntityManager, account: string, message: NumberedMessage, key: PersonKey): Promise<string | undefined> {
    const { messageId, openId, content } = message;
    const told = await this.told(manager, account, key);
    const step = conversationStep(told, content);
    const words = step.kind === 'say' ? told.text : step.parts.text;
    const language = languageOf(content.kind === 'text' ? content.text : words);
    const taken = { account, messageId, person: key.person, takenAt: new Date(this.clock.wallMs()) };
    if (step.kind === 'whole') {
      const draft = JSON.stringify({ openId, parts: step.parts, language } satisfies Drafted);
      await manager.insert(TakenMessage, { ...taken, draft: this.vault.seal(key, draft, context(account, messageId, 'draft')) });
      await manager.delete(WechatConversation, { account, person: key.person });
      return undefined;
    }
    if (step.kind === 'ask') await this.keep(manager, account, step.parts, key);
    const reply = say(step.reply, language);
    await manager.insert(TakenMessage, { ...taken, reply: this.vault.seal(key, reply, context(account, messageId, 'reply')) });
    return reply;
  }

  private async told(manager: EntityManager, account: string, key: PersonKey): Promise<Parts> {
    const conversation = await manager.findOneBy(WechatConversation, { account, person: key.person });
    if (!conversation || conversation.expiresAt.getTime() <= this.clock.wallMs()) return NOTHING_TOLD;
    const parts = opened(this.vault, key, conversation.parts, partsContext(account, key));
    return parts === undefined ? NOTHING_TOLD : (JSON.parse(parts) as Parts);
  }

  private async keep(manager: EntityManager, account: string, parts: Parts, key: PersonKey): Promise<void> {
    const expiresAt = new Date(this.clock.wallMs() + WAITING_MINUTES * 60_000);
    const sealed = this.vault.seal(key, JSON.stringify(parts), partsContext(account, key));
    await manager.upsert(WechatConversation, { account, person: key.person, parts: sealed, expiresAt }, ['account', 'person']);
  }

  private report(account: string, messageId: string, { openId, parts }: Drafted): Promise<AcceptVerdict> {
    const channel = this.channels.named('chaowoshuo-wechat');
    if (!channel) throw new Error('the channel chaowoshuo-wechat is not registered');
    const { text, photos, place } = parts;
    const matter = { messageId, openId, text, datum: 'GCJ-02', ...place, ...(photos.length > 0 && { photos }) };
    return this.acceptReport.run(channel, this.callerOf(account), matter);
  }

  /** An account is the holder of what its followers report. */
  private callerOf(account: string): ChannelCaller {
    const id = this.accounts.idOf(account);
    return { id, holder: id, can: [] };
  }

  private replyTo(verdict: AcceptVerdict, language: Language): readonly [string, ('wanted' | undefined)?] {
    if (verdict.ok) {
      const { issue, receipt } = verdict.accepted;
      return [wechatTexts.text('accepted', { issue, url: `${this.config.publicUrl}/v1/status/${receipt}` }, language)];
    }
    const { status, field } = verdict.problem.details;
    // what can heal by itself is tried again, by WeChat or the sweep
    if (status >= 500 || status === 429) throw verdict.problem;
    return field === 'lon' ? [say('outside', language), 'wanted'] : [say(status === 410 ? 'erased' : 'not-taken', language)];
  }
}

function say(reply: WechatText, language: Language): string {
  return wechatTexts.text(reply, { minutes: WAITING_MINUTES }, language);
}

/** Chinese, unless they write without a single Chinese character. */
function languageOf(text: string | undefined): Language {
  return text === undefined || /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

function context(account: string, messageId: string, column: 'draft' | 'reply'): string {
  return `chaowoshuo_wechat_message.${column}/${account}/${messageId}`;
}

const partsContext = (account: string, { person }: PersonKey): string => `chaowoshuo_wechat_conversation.parts/${account}/${person}`;
