import { Catalogue } from '@xianban/service-kit/language/catalogue';

import { zh } from './chinese-texts.js';
import { en } from './english-texts.js';

/** Keys of the texts that people read. */
export type IntakeText = keyof typeof zh;

/** Everything that people read of intake. */
export const intakeTexts = new Catalogue<IntakeText>({ zh, en });
