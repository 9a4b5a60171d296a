import { Injectable } from '@nestjs/common';
import type { Areas } from '@xianban/contracts/values/areas';
import type { UnitId } from '@xianban/contracts/values/identifiers';
import type { Named } from '@xianban/issue-lifecycle/orders';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';

/** What the district pack calls areas and units, for the eyes of operators. */
@Injectable()
export class PackNames {
  constructor(private readonly pack: DistrictPack) {}

  /** Street and community of a place. */
  ofPlace({ street, community }: Areas): Named {
    const areas = this.pack.areas();
    const names = [street, community].flatMap((code) => areas.get(code)?.name ?? []);
    if (names.length === 0) return {};
    return { name: { zh: names.map(({ zh }) => zh).join(' '), en: names.map(({ en }) => en).join(', ') } };
  }

  ofUnit(unit: UnitId): Named {
    const name = this.pack.units().get(unit)?.name;
    return name ? { name: { zh: name.zh, en: name.en } } : {};
  }
}
