import { isJson, type Json } from './json';

/** JSON Merge Patch (RFC 7396): objects deep, lists replaced, `null` removes a member. */
export function mergePatch(target: Json, patch: Json): Json {
  const merged = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    const before = merged[name];
    if (value === null) delete merged[name];
    else merged[name] = isJson(value) ? mergePatch(isJson(before) ? before : {}, value) : value;
  }
  return merged;
}
