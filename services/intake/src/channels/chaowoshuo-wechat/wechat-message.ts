import { isPlainText } from '../../channel-kit/is-plain-text.js';
import { readFlatXml } from './read-flat-xml.js';

/** What a follower sent. */
export type WechatContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'picture'; readonly link: string }
  /** GCJ-02 degrees. */
  | { readonly kind: 'place'; readonly lon: number; readonly lat: number }
  | { readonly kind: 'followed' }
  /** An event that asks for no answer. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'other' };

/** A message of a follower to an official account. */
export interface WechatMessage {
  /** The account's own id, to answer from. */
  readonly to: string;
  readonly openId: string;
  /** Absent for events. */
  readonly messageId?: string;
  readonly content: WechatContent;
}

const OPEN_ID = /^[\w-]{6,64}$/;
const MESSAGE_ID = /^\d{1,32}$/;
const DEGREES = /^-?\d{1,3}(\.\d{1,15})?$/;
const PICTURE = /^https?:\/\/(mmbiz\.qpic\.cn\/[\w./?=&%~-]{1,500})$/;
const LONGEST_TEXT = 2_000;

/** Reads a decrypted message; undefined if it is none. */
export function wechatMessage(xml: string): WechatMessage | undefined {
  const fields = readFlatXml(xml);
  const { ToUserName: to, FromUserName: openId, MsgId: messageId } = fields ?? {};
  if (!fields || !to || !OPEN_ID.test(to) || !openId || !OPEN_ID.test(openId)) return undefined;
  if (fields.MsgType === 'event') return { to, openId, content: { kind: fields.Event === 'subscribe' ? 'followed' : 'silent' } };
  if (!messageId || !MESSAGE_ID.test(messageId)) return undefined;
  return { to, openId, messageId, content: contentOf(fields) };
}

function contentOf(fields: Readonly<Record<string, string>>): WechatContent {
  const { MsgType, Content = '', Recognition = '', PicUrl = '', Location_X: lat = '', Location_Y: lon = '' } = fields;
  const text = MsgType === 'voice' ? Recognition : Content;
  if ((MsgType === 'text' || MsgType === 'voice') && isPlainText(text, LONGEST_TEXT)) return { kind: 'text', text };
  // WeChat links its pictures without encryption; its servers take both
  const link = MsgType === 'image' ? PICTURE.exec(PicUrl)?.[1] : undefined;
  if (link !== undefined) return { kind: 'picture', link: `https://${link}` };
  if (MsgType === 'location' && DEGREES.test(lon) && DEGREES.test(lat) && Math.abs(Number(lon)) <= 180 && Math.abs(Number(lat)) <= 90)
    return { kind: 'place', lon: Number(lon), lat: Number(lat) };
  return { kind: 'other' };
}

/** A reply of the account to a follower, as XML. @param text of ours */
export function textReply(message: WechatMessage, text: string, epochSeconds: number): string {
  const cdata = (value: string) => `<![CDATA[${value.replaceAll(']]>', ']] >')}]]>`;
  return `<xml><ToUserName>${cdata(message.openId)}</ToUserName><FromUserName>${cdata(message.to)}</FromUserName><CreateTime>${epochSeconds}</CreateTime><MsgType>${cdata('text')}</MsgType><Content>${cdata(text)}</Content></xml>`;
}
