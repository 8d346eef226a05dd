import { once } from 'node:events';
import { createServer } from 'node:net';

/** Turns the error of a port that is taken into a sentence with the flag that helps. */
export async function onPort<T>(flag: string, port: number, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    throw new Error(`Port ${port} is taken by another program. End it, or choose another port: ${flag} 0 takes any.`);
  }
}

/** A port that another process can have: the wanted one, or any when that is 0. Rejects when it is taken. */
export async function freePort(wanted: number): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : wanted;
}
