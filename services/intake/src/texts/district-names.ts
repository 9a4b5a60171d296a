import { Injectable } from '@nestjs/common';
import type { Nature } from '@xianban/contracts/values/classification';
import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Language } from '@xianban/service-kit/language/language';

import { intakeTexts } from './intake-texts.js';

/** Names of a district in one language. What the pack does not know is called by its code. */
export interface LocalNames {
  state(state: IssueState): string;
  unit(id: string): string;
  area(code: string): string;
  nature(code: Nature): string;
}

/** How states, units and areas are called in the languages that people read. */
@Injectable()
export class DistrictNames {
  constructor(private readonly pack: DistrictPack) {}

  in(language: Language): LocalNames {
    return {
      state: (state) => intakeTexts.text(`state-${state}`, {}, language),
      unit: (id) => this.pack.units().get(id as UnitId)?.name[language] ?? id,
      area: (code) => this.pack.areas().get(code as AreaCode)?.name[language] ?? code,
      nature: (code) => this.pack.natures().get(code)?.[language] ?? code,
    };
  }
}
