import { Catalogue } from '@xianban/service-kit/language/catalogue';

const zh = {
  greeting: '您好，这里是“朝我说”。请用文字说明问题，再发送问题所在位置（点“+”→“位置”），也可以附上照片。发送“进展”查看办理情况。',
  'ask-place': '已收到您的描述。请在 {minutes} 分钟内发送问题所在位置（点“+”→“位置”），收到后立即受理。',
  'ask-words': '已收到位置。请在 {minutes} 分钟内用文字说明是什么问题，收到后立即受理。',
  'ask-both': '已收到照片。请在 {minutes} 分钟内用文字说明问题，并发送所在位置。',
  'too-long': '内容超过 2000 字，这条没有保存。请精简后重发。',
  'too-many-pictures': '最多附 4 张照片，这张没有保存。',
  'not-understood': '目前只能受理文字、照片和位置，这条没有保存。',
  outside: '这个位置不在本区范围内。您的描述已保留，请在 {minutes} 分钟内重新发送位置。',
  'not-taken': '这条没有受理，请重新用文字说明问题并发送位置。',
  accepted: '已受理，编号 {issue}。查看办理进展：{url}',
  erased: '已受理过，您的个人信息已按要求删除。',
  progress: '{issue}：{message}',
  'no-reports': '您还没有反映过问题。',
} as const;

/** Keys of what a follower reads. */
export type WechatText = keyof typeof zh;

const en: Readonly<Record<WechatText, string>> = {
  greeting:
    'Welcome to Speak to Chaoyang. Say in words what is wrong, then send the location (tap “+”, “Location”); add pictures if you like. Send “status” to see what becomes of it.',
  'ask-place': 'Got your words. Send the location within {minutes} minutes (tap “+”, “Location”), and it is accepted at once.',
  'ask-words': 'Got the location. Say in words within {minutes} minutes what is wrong, and it is accepted at once.',
  'ask-both': 'Got the picture. Say in words within {minutes} minutes what is wrong, and send the location.',
  'too-long': 'More than 2,000 characters: this message was not kept. Please shorten it and send it again.',
  'too-many-pictures': 'Four pictures at most: this one was not kept.',
  'not-understood': 'Only words, pictures and locations are taken here; this message was not kept.',
  outside: 'This location is outside the district. Your words are kept; send another location within {minutes} minutes.',
  'not-taken': 'This was not taken. Please say again in words what is wrong, and send the location.',
  accepted: 'Accepted as {issue}. Follow it here: {url}',
  erased: 'This was accepted before; your personal data was erased as asked.',
  progress: '{issue}: {message}',
  'no-reports': 'You have not reported anything yet.',
};

/** What a follower of the official account reads. */
export const wechatTexts = new Catalogue<WechatText>({ zh, en });
