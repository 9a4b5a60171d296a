import { Catalogue } from '@xianban/service-kit/language/catalogue';

const zh = {
  title: '您的个人信息',
  words:
    '凭本页回执，您可以查看本区因您的上报而保存的全部个人信息，也可以要求删除。删除后无法恢复：本页失效，我们也无法再与您联系；事项继续办理。',
  export: '导出全部信息（JSON 文件）',
  confirm: '我确认删除我的全部个人信息',
  erase: '删除',
  erased: '您的个人信息已删除。',
} as const;

export type OwnDataText = keyof typeof zh;

const en: Readonly<Record<OwnDataText, string>> = {
  title: 'Your personal data',
  words:
    'With the receipt that this page stands for you can read all that is held about you because of what you reported, and have it erased. There is no way back: this page ends, and nobody can get in touch with you; the matter goes on.',
  export: 'Export everything (a JSON file)',
  confirm: 'I want everything about me to be erased',
  erase: 'Erase',
  erased: 'Your personal data was erased.',
};

/** What reporters read of what is held about them. */
export const ownDataTexts = new Catalogue<OwnDataText>({ zh, en });
