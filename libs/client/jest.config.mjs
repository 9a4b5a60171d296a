import { pure } from '../../jest.preset.cjs';

export default { ...pure, displayName: 'client' };
