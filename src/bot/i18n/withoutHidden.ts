/**
 * By Unicode class, so that none is forgotten: controls but tab and line feed, halves of characters, what formats, reorders or
 * joins (zero width spaces, soft hyphens, tags, marks of direction), what a renderer ignores (fillers, selectors), separators
 * of lines, what is no character at all, and the braille pattern without a dot. Signs that Unicode calls formats although
 * they are seen, such as the Arabic number sign, are none.
 */
const HIDDEN =
  '(?![\\t\\n\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}])' +
  '[\\p{Cc}\\p{Cs}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]';

/** Scripts that are written with joiners and non-joiners. */
const JOINING = [
  'Arabic Syriac Mongolian Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala',
  'Tibetan Khmer Myanmar Balinese Javanese',
]
  .join(' ')
  .replace(/\w+/g, '\\p{Script_Extensions=$&}')
  .replaceAll(' ', '');

/** A character of these that is seen itself. */
const seen = (characters: string) => `(?!\\p{Default_Ignorable_Code_Point})[${characters}]`;

/** Where a hidden character shapes what is seen beside it, and hides nothing of its own. */
const SHAPING = [
  // The flags of England, Scotland and Wales.
  '\\u{1F3F4}\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}',
  // People and flags that are made of several emoji.
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}]\\uFE0F?)\\u200D(?=\\p{Extended_Pictographic})',
  `(?<=${seen(JOINING)})[\\u200C\\u200D](?=${seen(JOINING)})`,
  // Which of its forms a character takes; never two of them.
  '(?<=(?![0-9#*])\\p{Emoji})[\\uFE0E\\uFE0F]|(?<=[0-9#*])\\uFE0F(?=\\u20E3)',
  '(?<=\\p{Unified_Ideograph})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
  `(?<=${seen('\\p{Script=Mongolian}')})[\\u180B-\\u180D\\u180F]`,
].join('|');

const ANY_HIDDEN = new RegExp(HIDDEN, 'u');
const SHAPING_OR_HIDDEN = new RegExp(`(${SHAPING})|${HIDDEN}`, 'gu');
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;

/** Whether some character is not seen by itself; it may still shape another. */
export function holdsHidden(text: string): boolean {
  return ANY_HIDDEN.test(text);
}

/** The text without characters that hide or reorder what a reader sees; those stay that emoji and some scripts need. */
export function withoutHidden(text: string): string {
  if (!holdsHidden(text)) return text;
  return text.replace(LINE_ENDS, '\n').replace(SHAPING_OR_HIDDEN, (_found, shaping?: string) => shaping ?? '');
}
