import { withoutHidden } from '../../src/bot/i18n/withoutHidden';
import { Catalog } from '../../src/bot/kinds/catalog';

/** One or two of every class of what is not seen. */
const HIDDEN: Readonly<Record<string, string>> = {
  'a control': '\u0007',
  'another control': '\u0085',
  'a zero width space': '\u200B',
  'a non-joiner between Latin letters': '\u200C',
  'a joiner between Latin letters': '\u200D',
  'a word joiner': '\u2060',
  'an invisible plus': '\u2064',
  'a byte order mark': '\uFEFF',
  'a soft hyphen': '\u00AD',
  'a mark of direction': '\u200F',
  'an override of direction': '\u202E',
  'an isolate': '\u2068',
  'a Hangul filler': '\u3164',
  'a half-width Hangul filler': '\uFFA0',
  'a Hangul initial filler': '\u115F',
  'a combining grapheme joiner': '\u034F',
  'a Khmer inherent vowel': '\u17B4',
  'a Mongolian vowel separator': '\u180E',
  'a Mongolian selector': '\u180B',
  'a variation selector': '\uFE01',
  'an emoji selector after a letter': '\uFE0F',
  'a selector of the supplement': '\u{E0101}',
  'a tag character': '\u{E0041}',
  'a cancelled tag': '\u{E007F}',
  'an unassigned default ignorable': '\u{E0FFF}',
  'a musical format character': '\u{1D173}',
  'a shorthand format character': '\u{1BCA0}',
  'an interlinear annotation': '\uFFF9',
  'a hieroglyph joiner': '\u{13430}',
  'a noncharacter': '\uFDD0',
  'another noncharacter': '\u{10FFFF}',
  'half a character': '\uD83D',
  'an empty braille pattern': '\u2800',
};

const SEEN = {
  German: 'Größe – „Straße“',
  'a tab and a line': 'a\tb\nc',
  'a family': '👨‍👩‍👧',
  'a family of several skins': '👩🏽‍🚀 🧑🏻‍🤝‍🧑🏿',
  'a rainbow flag': '🏳️‍🌈',
  'a heart and a keycap': '❤️ 1️⃣',
  Scotland: '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'Persian with a non-joiner': 'می\u200Cخواهم',
  'Sinhala with a joiner': 'ශ්\u200Dරී',
  'Devanagari with a joiner': 'क्\u200Dष',
  'an Arabic number sign': '\u0600٢٠٢٧',
  'a form of an ideograph': '葛\u{E0100}城',
  'spaces of other widths': 'a\u00A0b\u2003c\u3000d',
};

test.each(Object.entries(HIDDEN))('%s is taken out', (_what, character) => {
  expect(withoutHidden(`a${character}b${character}${character}c`)).toBe('abc');
});

test.each(Object.entries(SEEN))('%s stays whole', (_what, words) => {
  expect(withoutHidden(words)).toBe(words);
});

test('A separator of lines or paragraphs becomes the end of a line', () => {
  expect(withoutHidden('a\u2028b\u2029c\r\nd\re')).toBe('a\nb\nc\nd\ne');
});

test('No message can be hidden in what shapes its neighbour', () => {
  expect(withoutHidden(`❤${'\uFE0F'.repeat(50)}`)).toBe('❤\uFE0F');
  expect(withoutHidden(`👩${'\u200D'.repeat(50)}🚀`)).not.toContain('\u200D\u200D');
  expect(withoutHidden(`ᠠ${'\u180B'.repeat(50)}`)).toBe('ᠠ\u180B');
  expect(withoutHidden(`م${'\u200C\u034F\uFE00'.repeat(50)}م`)).toBe('مم');
  expect(withoutHidden('1\uFE0F2\uFE0Fa\uFE0F\u200D👩')).toBe('12a👩');
  expect(withoutHidden('a\u0301\u200D\u0301b')).toBe('a\u0301\u0301b');
  expect(withoutHidden('🏴\u{E0068}\u{E0069}\u{E0064}\u{E0065}\u{E007F}')).toBe('🏴');
});

test('Of all characters of Unicode none is left that has no width of its own, but where it shapes another', () => {
  const unseen =
    /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;
  // Formats by name that are seen all the same: number signs, the end of an ayah, an abbreviation mark.
  const seen = new Set('\u0600\u0601\u0602\u0603\u0604\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}');
  const left: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (unseen.test(character) && !seen.has(character) && withoutHidden(`a${character}b`).includes(character))
      left.push(code.toString(16));
  }
  expect(left).toEqual([]);
});

describe('Every field of every kind that takes words', () => {
  const fields = Catalog.load().kinds.flatMap((kind) =>
    Object.entries(kind.fields).map(([id, field]) => [`${kind.name}: ${id}`, field] as const),
  );
  const read = (field: (typeof fields)[number][1], raw: string) => {
    try {
      return JSON.stringify(field.read(raw)) ?? '';
    } catch {
      return '';
    }
  };
  const withWords = fields.filter(([, field]) => read(field, 'ab').includes('ab'));

  test('is among these', () => {
    expect(withWords.length).toBeGreaterThan(10);
  });

  test.each(withWords)('takes them without what is not seen: %s', (_name, field) => {
    for (const character of Object.values(HIDDEN)) {
      const typed = `ab${character}ab`;
      const escaped = JSON.stringify(character).slice(1, -1);
      expect([typed, read(field, typed)]).toEqual([typed, expect.not.stringContaining(escaped)]);
    }
  });
});
