/** The phrases of a text, which has commas between them. */
export function phraseList(text: string): readonly string[] {
  return text.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' '));
}
