/** The object id of the person a JSON Web Token is of, whoever signed it; undefined for anything else. */
export function personInToken(token: string | undefined): string | undefined {
  const [, payload] = /eyJ[\w-]+\.([\w-]+)\./.exec(token ?? '') ?? [];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof claims === 'object' && claims !== null && 'oid' in claims ? String(claims.oid) : undefined;
  } catch {
    return undefined;
  }
}
