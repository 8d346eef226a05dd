import { type Host, readRedisAddress } from './redisAddress';

const LOOPBACK = /^(localhost|127\.[\d.]+|::1)$/;

/** What is open on the way to the Redis servers of an address, each with its remedy; nothing for those of this machine. */
export function accessWarnings(url: string): string[] {
  const address = readRedisAddress(url);
  if (!address) return [];
  const hosts: readonly Host[] =
    address.kind === 'single' ? [address] : address.kind === 'cluster' ? address.nodes : address.sentinels;
  const [outside] = hosts.filter(({ host }) => !LOOPBACK.test(host));
  if (!outside) return [];
  const open =
    address.password === undefined &&
    'STATE_URL has no password, so whoever reaches Redis can change what the bot relies on. Give the bot a user and a password of its own.';
  const plain =
    !address.tls &&
    `STATE_URL leads to ${outside.host} without TLS, and the password with it. Use rediss:// unless what lies between is a network of this machine alone.`;
  return [open, plain].filter((warning) => warning !== false);
}
