import type { WechatContent } from './wechat-message.js';

/** What a follower has told so far. */
export interface Parts {
  readonly text?: string;
  readonly photos: readonly string[];
  /** GCJ-02 degrees. */
  readonly place?: { readonly lon: number; readonly lat: number };
}

/** What a matter is made of. */
export type WholeParts = Required<Parts>;

export type Step =
  /** Words and place are there: it is a report. */
  | { readonly kind: 'whole'; readonly parts: WholeParts }
  /** Something is missing yet, and is asked for. */
  | {
      readonly kind: 'ask';
      readonly parts: Parts;
      readonly reply: 'ask-place' | 'ask-words' | 'ask-both' | 'too-long' | 'too-many-pictures';
    }
  /** Nothing to keep. */
  | { readonly kind: 'say'; readonly reply: 'not-understood' };

export const NOTHING_TOLD: Parts = { photos: [] };

const LONGEST_TEXT = 2_000;
const MOST_PICTURES = 4;

/** What becomes of a conversation with the next message. A later place replaces an earlier one; further words are added. */
export function conversationStep(told: Parts, content: WechatContent): Step {
  switch (content.kind) {
    case 'text': {
      const text = told.text === undefined ? content.text : `${told.text}\n${content.text}`;
      return text.length > LONGEST_TEXT ? { kind: 'ask', parts: told, reply: 'too-long' } : stepOf({ ...told, text });
    }
    case 'place':
      return stepOf({ ...told, place: { lon: content.lon, lat: content.lat } });
    case 'picture':
      if (told.photos.length === MOST_PICTURES) return { kind: 'ask', parts: told, reply: 'too-many-pictures' };
      return stepOf({ ...told, photos: [...told.photos, content.link] });
    case 'followed':
    case 'silent':
    case 'other':
      return { kind: 'say', reply: 'not-understood' };
    default:
      return content satisfies never;
  }
}

function stepOf(parts: Parts): Step {
  const { text, photos, place } = parts;
  if (text !== undefined && place) return { kind: 'whole', parts: { text, photos, place } };
  return { kind: 'ask', parts, reply: text !== undefined ? 'ask-place' : place ? 'ask-words' : 'ask-both' };
}
