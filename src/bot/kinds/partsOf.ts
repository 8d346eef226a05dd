/** These properties of an object, each with its value, to be compared with what they are later. */
export function partsOf<T extends object>(object: T, properties: readonly (keyof T)[]): string[] {
  return properties.map((property) => `${String(property)} ${JSON.stringify(object[property] ?? null)}`);
}
