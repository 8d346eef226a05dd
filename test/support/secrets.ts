/** What is secret by its shape, whoever made it. */
const shapes: readonly { readonly what: string; readonly shape: RegExp }[] = [
  // Three parts in base64url, the first of them JSON: any token or assertion of Entra, Teams, the channel or the app.
  { what: 'a token', shape: /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/ },
  { what: 'a client secret', shape: /[\w~.-]{3}\dQ~[\w~.-]{31,34}/ },
  { what: 'a private key', shape: /-----BEGIN [A-Z ]*PRIVATE KEY|IBADANBgkqhkiG9w0BAQEFAAS/ },
];

/** What `--no-bot` prints because it was asked to: the environment, with the secret in it. */
const ON_PURPOSE = /^The environment for a bot started by hand:\n(.+\n)+/gm;

/** What must never be printed but was, named without giving it away; undefined when all is well. */
export function secretIn(output: string, secrets: readonly string[] = []): string | undefined {
  const searched = output.replace(ON_PURPOSE, '');
  for (const { what, shape } of shapes) {
    const found = shape.exec(searched)?.[0];
    if (found) return `${what} that begins with ${found.slice(0, 12)}…`;
  }
  const index = secrets.findIndex((secret) => secret !== '' && searched.includes(secret));
  return index < 0 ? undefined : `secret number ${index + 1}`;
}
