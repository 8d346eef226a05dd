const jwt = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** A deep copy in which every JSON Web Token is replaced, so that people can be shown what travelled. */
export function withoutTokens(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(jwt, '(token removed)');
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutTokens(member)]));
}
