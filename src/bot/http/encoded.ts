/** Encoded for an address. Halves of characters, for which there is no code, become the mark that Unicode has for them. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));
}

/** Encoded as one step of a path, which no text can leave: dots alone would climb, however they are encoded. */
export function pathPart(text: string): string {
  const part = encoded(text);
  return /^\.{1,2}$/.test(part) ? part.replaceAll('.', '%252E') : part;
}
