import { HELD, TAKEN } from '../line';

/** What of a token is in which alternative of its shape. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** What tokens look like; each alternative is one token. */
export function shapesOf(ordinalMarks: string, isDotted: boolean): RegExp {
  const marks = ordinalMarks.split(' ').filter(Boolean).join('|');
  const ordinals = [
    ...(marks ? [String.raw`(?:${marks})(?![\p{L}\d])`] : []),
    ...(isDotted ? [String.raw`\.(?!\d)`] : []),
  ];
  return new RegExp(
    [
      String.raw`(?<iso>20\d\d-\d\d?-\d\d?(?:T[0-2]\d:[0-5]\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?|20\d\d/\d\d?/\d\d?)(?![\p{L}\d])`,
      String.raw`(?<date>\d{1,2}(?<mark>[/.-])\d{1,2}\k<mark>(?:20\d\d|\d\d))(?![\p{L}\d]|[/.-]\d)`,
      String.raw`(?<slashed>\d{1,2}/\d{1,2})(?![\p{L}\d/])`,
      String.raw`(?<dotted>\d{1,2}\.\d{1,2}\.)(?![\p{L}\d])`,
      String.raw`(?<clock>\d{1,2}(?:[:.][0-5]\d)?(?:[ap]\.?m\.?|[ap]))(?![\p{L}\d])`,
      String.raw`(?<digital>\d{1,2}:[0-5]\d)(?!:?[\p{L}\d])`,
      String.raw`(?<point>\d{1,2}\.\d\d?)(?![\p{L}\d]|\.\d)`,
      ...(ordinals.length > 0 ? [`(?<ordinal>\\d{1,2})(?:${ordinals.join('|')})`] : []),
      String.raw`(?<meridiem>[ap]\.m\.?)(?!\p{L})`,
      String.raw`(?<digits>\d+(?:[.,]\d(?=\p{L}|\s\p{L}))?)`,
      String.raw`['’](?<year>\d\d)(?!\d)`,
      String.raw`(?<word>\p{L}[\p{L}\p{M}]*(?:['’]\p{L}*)*)`,
      `(?<taken>[${TAKEN}${HELD}]+)`,
      String.raw`(?<sign>\S)`,
    ].join('|'),
    'giu',
  );
}
