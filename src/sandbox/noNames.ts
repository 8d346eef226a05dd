import dns from 'node:dns';
import { isIP } from 'node:net';

// Loaded before the bot in a network where the proxy alone resolves names: whatever goes past it finds no host.
const lookup = dns.lookup;

function find(hostname: string, ...rest: unknown[]): unknown {
  if (hostname === 'localhost' || isIP(hostname) > 0) return Reflect.apply(lookup, dns, [hostname, ...rest]);
  const answer = rest.at(-1);
  const failure = { code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname };
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), failure);
  if (typeof answer === 'function') process.nextTick(() => answer(error));
  return {};
}

Object.defineProperty(dns, 'lookup', { value: find });
