import fc from 'fast-check';

import { describeMessage, Fact, Order } from './message.js';

describe('a message declares itself', () => {
  it('with the subject and the owner of a fact', () => {
    @Fact('evt.report.accepted.v1', 'intake')
    class Told {
      static readonly example = {};
    }
    expect(describeMessage(Told)).toEqual({ subject: 'evt.report.accepted.v1', owner: 'intake' });
  });

  it('with the subject of an order, which names its owner', () => {
    @Order('cmd.grid.dispatch-task.v2')
    class Asked {
      static readonly example = {};
    }
    expect(describeMessage(Asked)).toEqual({ subject: 'cmd.grid.dispatch-task.v2', owner: 'grid' });
  });

  it('or is none: a subclass does not inherit the subject', () => {
    @Fact('evt.report.accepted.v1', 'intake')
    class Told {
      static readonly example = {};
    }
    class Other extends Told {}
    expect(() => describeMessage(Other)).toThrow(/neither @Fact nor @Order/);
  });

  it('and refuses every malformed subject', () => {
    const wellFormed = /^(evt|cmd)\.[a-z][a-z-]*\.[a-z][a-z-]*\.v\d+$/;
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(evt|cmd)(\.[a-zA-Z0-9*>-]{0,6}){1,4}$/)), (subject) => {
        fc.pre(!wellFormed.test(subject));
        expect(() => Fact(subject, 'intake')).toThrow(TypeError);
        expect(() => Order(subject)).toThrow(TypeError);
      }),
    );
  });
});
