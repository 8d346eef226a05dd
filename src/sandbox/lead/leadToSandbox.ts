import { Socket } from 'node:net';

// Loaded before somebody's own bot: what it wants to say to Microsoft's hosts goes to the stand-ins on this machine. Names
// and certificates stay what they are, so nothing of the bot changes, and everything else goes where it always went.
const ports: ReadonlyMap<string, number> = new Map(
  (process.env.SANDBOX_LEADS ?? '').split(',').map((pair) => {
    const [host = '', port = '0'] = pair.split('=');
    return [host, Number(port)];
  }),
);
const connect = Socket.prototype.connect;

function led(first: unknown): unknown {
  if (Array.isArray(first)) return Object.assign([led(first[0]), ...first.slice(1)], symbolsOf(first));
  if (typeof first !== 'object' || first === null || !('host' in first)) return first;
  const port = ports.get(String(first.host));
  return port === undefined ? first : { ...first, host: '127.0.0.1', port };
}

/** Node marks arguments that it has put in order by a symbol. */
function symbolsOf(list: readonly unknown[]): object {
  return Object.fromEntries(Object.getOwnPropertySymbols(list).map((symbol) => [symbol, Reflect.get(list, symbol)]));
}

Object.defineProperty(Socket.prototype, 'connect', {
  configurable: true,
  writable: true,
  value(this: Socket, first: unknown, ...rest: unknown[]) {
    return Reflect.apply(connect, this, [led(first), ...rest]);
  },
});
