import fc from 'fast-check';

import { Segmenter } from './segmenter.js';

describe('the segmenter', () => {
  const segmenter = Segmenter.shared();

  it('cuts Chinese into words and leaves signs out', () => {
    expect(segmenter.words('路灯杆倾斜，堵住消防通道！')).toEqual(['路灯', '杆', '倾斜', '堵住', '消防通道']);
  });

  it('cuts other languages at spaces and signs, and mixed texts where the script changes', () => {
    expect(segmenter.words('Pot-hole near the café')).toEqual(['pot', 'hole', 'near', 'the', 'café']);
    expect(segmenter.words('Яма на дороге，井盖丢失')).toEqual(['яма', 'на', 'дороге', '井盖', '丢失']);
  });

  it('takes full-width letters and digits for what they are', () => {
    expect(segmenter.words('京Ａ１２３４５')).toEqual(segmenter.words('京a12345'));
  });

  it('keeps whole what it has learnt, and forgets what is no word', () => {
    expect(segmenter.words('路灯不亮')).toEqual(['路灯', '不亮']);
    segmenter.learn(['飞线充电']);
    expect(segmenter.words('小区飞线充电')).toEqual(['小区', '飞线充电']);
  });

  it('loads its dictionary once', () => {
    expect(Segmenter.shared()).toBe(segmenter);
  });

  it('leaves nothing out of the pieces, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        expect(segmenter.pieces(text).join('')).toBe(text.normalize('NFKC').toLowerCase()),
      ),
    );
  });

  it('loses no letter and adds none, whatever the text', () => {
    const lettersOf = (text: string) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]/gu) ?? [];
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect([...segmenter.words(text).join('')]).toEqual(lettersOf(text))));
  });
});
