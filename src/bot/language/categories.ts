import type { Layer } from './layer';

const CATEGORY = /(?<![^\s(,;])#(?<name>\p{L}[\p{L}\p{N}_-]*)(?![^\s),;.!?\uFFFC])/gu;

/** `#Finance`; `#42` and `C#` belong to the title. */
export const categories: Layer = (line) => {
  const found = [...line.open.matchAll(CATEGORY)].map(({ index, 0: words, groups }) => {
    line.take(index, index + words.length);
    return { value: groups?.name ?? '', words };
  });
  return found.length > 0 ? { categories: found } : {};
};
