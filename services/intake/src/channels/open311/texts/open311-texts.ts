import { Catalogue } from '@xianban/service-kit/language/catalogue';

const zh = {
  contact: '区级城市管理指挥中心。报修、投诉请通过本接口提交；紧急情况请拨打 110、119、120。',
  'key-service': '向本区运维人员申请 open311 渠道密钥；本机演示环境的密钥见 .run/endpoints.json 中的 open311Key。',
  notice: '已受理，编号 {issue}。办理进展：{url}',
  'notice-blackbox': '已受理。此类事项不公开办理过程。',
} as const;

export type Open311Text = keyof typeof zh;

const en: Readonly<Record<Open311Text, string>> = {
  contact: "The district's command centre. Requests go through this interface; in an emergency call 110, 119 or 120.",
  'key-service':
    'Ask the operators of the district for a key of the channel open311; a local sandbox has one in .run/endpoints.json (open311Key).',
  notice: 'Accepted as {issue}. What becomes of it: {url}',
  'notice-blackbox': 'Accepted. What becomes of requests of this kind is not published.',
};

/** What Open311's clients read, besides what the register says anyway. */
export const open311Texts = new Catalogue<Open311Text>({ zh, en });
