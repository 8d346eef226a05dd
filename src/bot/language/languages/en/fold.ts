/** English has letters of its own only in words from elsewhere: café, naïve. */
export function fold(text: string): string {
  const small = text.toLowerCase().replaceAll('’', "'");
  return /^[\0-\x7f]*$/.test(small) ? small : small.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
