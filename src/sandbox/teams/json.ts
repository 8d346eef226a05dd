/** An object out of JSON: nothing is known of its members until they are looked at. */
export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one in place of anything else. */
export function objectOf(value: unknown): Json {
  return isJson(value) ? value : {};
}

/** The member as an object, or an empty one. */
export function objectIn(value: unknown, member: string): Json {
  return objectOf(objectOf(value)[member]);
}

/** The member as a string, or undefined. */
export function textIn(value: unknown, member: string): string | undefined {
  const found = isJson(value) ? value[member] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** The objects of a list member; what is no object is left out. */
export function objectsIn(value: unknown, member: string): Json[] {
  const found = isJson(value) ? value[member] : undefined;
  return Array.isArray(found) ? found.filter(isJson) : [];
}

/** Reads JSON and gives the text itself back when it is none. */
export function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
