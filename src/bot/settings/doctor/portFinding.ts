import { createServer } from 'node:net';
import type { Dispatcher } from 'undici';
import type { WayOut } from '../../http/wayOut';
import { recordOf, textOf } from '../../json/json';
import { NOTIFY_SCRIPT } from '../../signIn/authPageHtml';
import type { Settings } from '../settings';
import type { Finding } from './finding';
import { ask } from './tries';

/** Whether the bot can listen where it is told to, or does so already. */
export async function portFinding(
  { port, host }: Pick<Settings, 'port' | 'host'>,
  { direct }: Pick<WayOut, 'direct'>,
): Promise<Finding> {
  const what = `port ${port}`;
  const code = await listenOnce(port, host);
  if (code === '') return { what };
  if (code === 'EACCES')
    return { what, problem: 'The port may not be used by this account. Choose one above 1023 with PORT.' };
  if (code !== 'EADDRINUSE')
    return { what, problem: `HOST=${host} cannot be listened on (${code}). Use an address of this machine.` };
  const owner = await ownerOf(direct, `http://${host ?? 'localhost'}:${port}`);
  if (owner === 'Muster') return { what, note: 'A Muster is listening there already.' };
  return { what, problem: `The port is taken by another program${owner}. End it, or choose another with PORT.` };
}

/** What the system calls the failure; '' for none. */
function listenOnce(port: number, host: string | undefined): Promise<string> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(textOf(recordOf(error).code) || 'unknown'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('')));
  });
}

/** As far as it can be told from what it answers. */
async function ownerOf(direct: Dispatcher, address: string): Promise<string> {
  try {
    const { headers, text } = await ask(direct, `${address}/auth/notify.js`);
    if (text === NOTIFY_SCRIPT) return 'Muster';
    const server = textOf(headers.server) || textOf(headers['x-powered-by']);
    return `, which speaks HTTP${server && ` and calls itself ${server.slice(0, 60)}`}`;
  } catch {
    return ', which does not speak HTTP';
  }
}
