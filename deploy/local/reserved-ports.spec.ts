import { type AddressInfo, createServer, type Server } from 'node:net';
import { ReservedPorts } from './reserved-ports.ts';

describe('reserved ports', () => {
  const systems = [new ReservedPorts(), new ReservedPorts()] as const;

  afterEach(() => {
    for (const system of systems) system.release();
  });

  it('move on by ten when somebody listens there', async () => {
    const [first] = systems;
    const stranger = await listening();
    const { port } = stranger.address() as AddressInfo;

    await expect(first.reserve(port)).resolves.toBeGreaterThanOrEqual(port + 10);

    stranger.close();
  });

  it('are not given to a second system, though nobody listens there yet', async () => {
    const [first, second] = systems;
    const port = await first.reserve(26_100);

    const other = await second.reserve(port);

    expect(other).toBeGreaterThan(port);
    expect((other - port) % 10).toBe(0);
  });

  it('can be had again after they were released', async () => {
    const [first, second] = systems;
    const port = await first.reserve(26_100);

    first.release();

    await expect(second.reserve(port)).resolves.toBe(port);
  });

  function listening(): Promise<Server> {
    return new Promise((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
  }
});
