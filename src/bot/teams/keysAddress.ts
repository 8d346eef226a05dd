import { isLoopback } from '../http/isLoopback';

/**
 * Where the channel's keys are, as its metadata says: in the same place as these, over https. Whoever could lead the bot to
 * keys elsewhere could sign whatever he likes. On this machine any port will do. Throws where it is not so.
 */
export function keysAddress(metadataUrl: string, jwksUri: string): URL {
  const named = URL.canParse(jwksUri) ? new URL(jwksUri) : undefined;
  const { origin, hostname, protocol } = new URL(metadataUrl);
  const isBeside = named?.origin === origin && protocol === 'https:';
  const isHere = named !== undefined && isLoopback(hostname) && isLoopback(named.hostname);
  const isPlain = named?.username === '' && named.password === '' && /^https?:$/.test(named.protocol);
  if (!named || !isPlain || !(isBeside || isHere)) throw new Error('The metadata name keys that are in another place.');
  return named;
}
