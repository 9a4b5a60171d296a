import { withServers } from '../../jest.preset.cjs';

export default { ...withServers, displayName: 'workflow-kit' };
