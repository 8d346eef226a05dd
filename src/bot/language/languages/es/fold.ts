/** Accents and the tilde are left out by whoever is in a hurry: manana, recuerdame. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
