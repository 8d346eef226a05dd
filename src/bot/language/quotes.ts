import type { Layer } from './layer';

const QUOTED =
  /"[^"]+"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|»[^«]+«|‚[^‘’]+[‘’]|(?<![\p{L}\p{N}])['‘][^'’‘]+['’](?![\p{L}\p{N}])|`[^`]+`/gu;
/** Addresses hold words and numbers that are none of a sentence. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s\uFFFB\uFFFC]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+/giu;

/** Quoted text and addresses are never read. */
export const quotes: Layer = (line) => {
  for (const looks of [QUOTED, ADDRESS])
    for (const { index, 0: words } of line.open.matchAll(looks)) line.hold(index, index + words.length);
  return {};
};

/** A text that is quoted, or marked as code or bold, as a whole, without its marks. */
export function unquoted(title: string): string {
  const inner =
    /^(?:"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|»([^«]+)«|‘([^’‘]+)’|'([^']+)'|`([^`]+)`|\*\*([^*]+)\*\*)$/u.exec(
      title,
    );
  return (
    inner
      ?.slice(1)
      .find((text) => text !== undefined)
      ?.trim() || title
  );
}
