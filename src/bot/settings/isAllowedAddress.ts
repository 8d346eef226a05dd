import { isLoopback } from '../http/isLoopback';

/** `http:` would show tokens to the network; only this machine may be spoken to so. */
export function isAllowedAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  const isSecret = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return isSecret && username === '' && password === '';
}
