/** Three parts in base64url, the first of them JSON: any token of Entra, Teams or the channel. */
const TOKEN = /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/;

/** What must never be printed but was, named without giving it away; undefined when all is well. */
export function secretIn(output: string, secrets: readonly string[]): string | undefined {
  const token = TOKEN.exec(output)?.[0];
  if (token) return `a token that begins with ${token.slice(0, 12)}…`;
  const index = secrets.findIndex((secret) => secret !== '' && output.includes(secret));
  return index < 0 ? undefined : `secret number ${index + 1}`;
}
