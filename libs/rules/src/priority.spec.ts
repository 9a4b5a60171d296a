import { priorityOf } from './priority.js';

describe('the priority of an issue', () => {
  it('rises as its limit gets shorter', () => {
    expect((['emergency', 'utility', 'ordinary', 'complex'] as const).map(priorityOf)).toEqual(['urgent', 'high', 'normal', 'low']);
  });

  it('is refused for a class that does not exist', () => {
    expect(() => priorityOf('soon' as never)).toThrow('soon');
  });
});
