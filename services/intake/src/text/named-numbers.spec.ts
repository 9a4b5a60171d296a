import { namedNumbers } from './named-numbers.js';

describe('numbers that tell one thing from its neighbours', () => {
  const numbersOf = (text: string) => namedNumbers(text).numbers.map(({ kind, value }) => `${kind} ${value}`);

  it.each([
    ['3号楼2单元门口', ['building 3', 'unit 2']],
    ['三号楼和十二号楼之间', ['building 3', 'building 12']],
    ['05号院东侧', ['yard 5', 'side:侧 东']],
    ['地铁站a口旁', ['exit a']],
    ['第三根路灯', ['ordinal:根 3']],
    ['京a12345 占道', ['plate 京a12345']],
    ['at 12 main street near the north gate', ['house 12', 'side:gate north']],
    ['bldg 5, apt 12b', ['building 5', 'room 12b']],
  ])('are found in %s', (text, numbers) => {
    expect(numbersOf(text)).toEqual(numbers);
  });

  it.each(['等了3天还没修', '有2个人受伤', '乘10号线来的', 'waited 3 days'])('are not the counts, days and lines of %s', (text) => {
    expect(numbersOf(text)).toEqual([]);
  });

  it('are taken out of the words', () => {
    expect(namedNumbers('3号楼路灯不亮').rest).toBe(',路灯不亮');
  });
});
