import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Injectable } from '@nestjs/common';
import type { Nature } from '@xianban/contracts/values/classification';
import { Config } from '@xianban/service-kit/config/config';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Localized } from '@xianban/service-kit/district/localized';
import { PackError } from '@xianban/service-kit/district/pack-error';
import { packEntry } from '@xianban/service-kit/district/pack-file';

import { natureOf } from '../domain/service-code.js';
import type { CityService } from './city-service.js';
import { DeclaredService, type ServiceAttribute, ServicesFile } from './services-file.js';

const FILE = 'open311.yaml';
/** Of a nature: the words that lead to it, and more of them than a list of keywords is good for. */
const KEYWORDS_MOST = 12;
/** Since when the interface is as it is; a pack's own changes come on top. */
const CHANGESET = '2026-11-26T00:00:00Z';

/** What the city may be asked for: every nature of the district pack, and what its `open311.yaml` adds. Read once. */
@Injectable()
export class CityServices {
  readonly changeset: string;
  readonly contact?: Localized;
  readonly keyService?: Localized;
  private readonly byCode: ReadonlyMap<string, CityService>;

  /** @throws PackError naming what is wrong with the file */
  constructor(
    config: Config,
    private readonly pack: DistrictPack,
  ) {
    const file = existsSync(join(config.districtPack, FILE)) ? packEntry(config.districtPack, FILE, ServicesFile) : new ServicesFile();
    this.changeset = file.changeset ?? CHANGESET;
    this.contact = file.contact;
    this.keyService = file.keyService;

    const declared = new Map((file.services ?? []).map((service) => [service.code, service]));
    const own = [...declared.values()].filter(({ code }) => !pack.vocabulary.natures.includes(code as Nature));
    const ofNatures = pack.vocabulary.natures.map((nature) => this.ofNature(nature, declared.get(nature)));
    this.byCode = new Map([...ofNatures, ...own.map((service) => this.ofFile(service))].map((service) => [service.code, service]));
    for (const { code, attributes } of this.byCode.values()) for (const attribute of attributes) check(code, attribute);
  }

  all(): CityService[] {
    return [...this.byCode.values()];
  }

  named(code: string): CityService | undefined {
    return this.byCode.get(code);
  }

  /** The service that a report is shown under: its own, or its nature's if the pack no longer has that. */
  shownAs(code: string): CityService | undefined {
    return this.named(code) ?? this.named(natureOf(code));
  }

  private ofNature(nature: Nature, said?: DeclaredService): CityService {
    const rules = this.pack.vocabulary.rules.filter((rule) => rule.nature === nature);
    const keywords = [...new Set(rules.flatMap(({ keyword }) => keyword ?? []))].slice(0, KEYWORDS_MOST);
    const name = said?.name ?? this.pack.natures().get(nature) ?? { zh: nature, en: nature };
    return {
      code: nature,
      nature,
      category: said?.category ?? rules[0]?.category ?? this.pack.vocabulary.default.category,
      type: said?.type ?? 'realtime',
      name,
      description: said?.description ?? name,
      keywords: said?.keywords ?? keywords,
      attributes: said?.attributes ?? [],
    };
  }

  private ofFile(said: DeclaredService): CityService {
    const nature = natureOf(said.code);
    if (!this.pack.vocabulary.natures.includes(nature))
      throw new PackError(FILE, `${said.code}: ${nature} is not a nature of vocabulary.yaml`);
    if (!said.name) throw new PackError(FILE, `${said.code}: a service that is not a nature needs a name`);
    return { ...this.ofNature(nature, said), code: said.code };
  }
}

function check(service: string, { code, datatype, values }: ServiceAttribute): void {
  const isList = datatype === 'singlevaluelist' || datatype === 'multivaluelist';
  if (isList !== (values !== undefined)) throw new PackError(FILE, `${service}, ${code}: lists need values, and nothing else has any`);
}
