/**
 * Whether the bot may send its own token there. An address that reads otherwise once it is resolved may lead out of the
 * prefix that it begins with; `?` or `#` swallow what is put behind them.
 */
export function isServiceUrl(address: string, prefixes: readonly string[]): boolean {
  const isPlain = URL.canParse(address) && new URL(address).href === address && !/[?#]/.test(address);
  return isPlain && prefixes.some((prefix) => address.startsWith(prefix));
}
