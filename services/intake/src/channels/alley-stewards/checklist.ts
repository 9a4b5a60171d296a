import type { Localized } from '@xianban/service-kit/district/localized';

/** Something that a steward looks for in an alley. Codes are never removed nor given another meaning: phones keep old lists for weeks. */
export interface ChecklistItem {
  readonly code: string;
  readonly name: Localized;
}

const item = (code: string, zh: string, en: string): ChecklistItem => ({ code, name: { zh, en } });

/** What to look for on a round. The version rises with every change, so that a phone knows when to fetch it again. [design] */
export const CHECKLIST = {
  version: 1,
  items: [
    item('lighting', '路灯、楼道灯不亮', 'Lamps that do not light'),
    item('pavement', '路面破损、坑洼积水', 'Broken pavement, holes, standing water'),
    item('covers', '井盖破损、缺失', 'Covers of shafts broken or missing'),
    item('refuse', '垃圾满溢、乱堆乱放', 'Bins overflowing, rubbish left about'),
    item('fire-lane', '消防通道、安全出口堵塞', 'Fire lanes and exits blocked'),
    item('parking', '车辆乱停、私装地锁', 'Cars in the way, private ground locks'),
    item('bicycles', '共享单车乱停放', 'Shared bicycles in the way'),
    item('building', '私搭乱建', 'Unlicensed building'),
    item('bills', '小广告乱张贴', 'Bills posted'),
    item('wires', '飞线充电、线缆垂落', 'Charging by loose wires, cables hanging down'),
    item('trees', '树木枯死、枝条过长', 'Dead trees, branches in the way'),
    item('amenities', '健身器材、座椅等设施损坏', 'Benches and exercise equipment broken'),
    item('elderly', '高龄、独居老人需要关照', 'Old people living alone who need looking after'),
  ],
} as const satisfies { readonly version: number; readonly items: readonly ChecklistItem[] };

/** Codes that entries name. */
export const CHECKLIST_CODES: readonly string[] = CHECKLIST.items.map(({ code }) => code);
