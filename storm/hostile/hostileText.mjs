import { pick } from '../random.mjs';

/** @typedef {import('../random.mjs').Random} Random */

/** Stands at the beginning of every hostile text, so that the text is found again wherever it comes out. */
export const CANARY = 'zqx';
/** What `${7*191}` becomes when somebody evaluates it. */
export const EVALUATED = '1337';

const WORDS = [
  '[x](http://evil.example)',
  '![i](http://evil.example/i.png)',
  'http://evil.example/plain https://evil.example:443/a?b#c',
  '<at>Alex Rivera</at>',
  '</at><at>Everyone</at> <at id="0">Alex Rivera</at>',
  '**bold** _it_ `code` ~~gone~~',
  '| a | b |\n|---|---|\n# Title\n> quote\n- [ ] item\n~~~',
  `\${7*191}`,
  `\${json('{"type":"Image","url":"http://evil.example"}')}`,
  `\${$root.ticket} \${ticket} \${name} \${kind} \${values.title}`,
  `\${if(7*191 > 7, string(7*191), concat($root, $data))}`,
  '{{DATE(2027-01-01T00:00:00Z,SHORT)}} {{TIME(2027-01-01T00:00:00Z)}}',
  '"}],"type":"Image","url":"http://evil.example"',
  '{"type":"AdaptiveCard","body":[{"type":"Image","url":"http://evil.example"}]}',
  '<script>alert(1)</script><img src=x onerror=alert(1)>&amp;&lt;b&gt;',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'javascript:alert(1)',
  '\u202Egpj.exe\u2066\u2069\u200F\u061C',
  'a\u0000b\u0007c\u001B[31md\u0085e\u007F',
  'half \uD83D of a \uDE00 face 😀👨‍👩‍👧',
  'b\u200B\u200C\u200D\u2060\uFEFFc',
  "' or 1 eq 1 or startswith(displayName,'",
  '../../../v1.0/me?$expand=all#&%2e%2e%00',
  '\r\n\r\nHTTP/1.1 200 OK\r\nx: y',
  '__proto__ constructor prototype toString',
  'user.department -eq "Sales" -or (user.x -match ".*")',
  `Z${'\u0301'.repeat(300)}`,
  '()'.repeat(100),
];
const LONG = [
  () => '9'.repeat(60_000),
  () => 'x '.repeat(30_000),
  () => '<at>'.repeat(15_000),
  () => '${'.repeat(30_000),
  () => '\u202E'.repeat(20_000),
  () => '&lt;'.repeat(15_000),
  () => `${'please!'.repeat(500)}x`,
  () => `please${' can you could you'.repeat(200)}`,
  () => `${'<at>'.repeat(50)}${' '.repeat(30_000)}</at`,
  () => '(user.x -eq "'.repeat(200),
  () => '('.repeat(3_000),
  () => `${'a'.repeat(30_000)}!`,
];

/**
 * Text as an attacker would write it, of a length that a field may take.
 * @param {Random} random
 */
export function hostileText(random) {
  return `${CANARY}${Math.floor(random() * 1e9).toString(36)} ${pick(random, WORDS)}`;
}

/**
 * The same, now and then of 60 KB.
 * @param {Random} random
 */
export function hostileTextOfAnyLength(random) {
  if (random() >= 0.02) return hostileText(random);
  const long = pick(random, LONG)();
  return random() < 0.5 && !long.includes('$') ? long : `${CANARY} ${long}`;
}

/**
 * A JSON value where another one is expected.
 * @param {Random} random
 * @returns {unknown}
 */
export function oddValue(random) {
  /** @type {readonly unknown[]} */
  const values = [
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    '.',
    '..',
    'half \uD83D',
    [],
    {},
    [[]],
    [null],
    { length: -1 },
    { toString: 'x', valueOf: 'y' },
    { type: 'Image', url: 'http://evil.example' },
    Array.from({ length: 50 }, (_, i) => ({ [`k${i}`]: i })),
    nested(1 + Math.floor(random() * 40)),
    hostileTextOfAnyLength(random),
    [hostileText(random)],
    { [hostileText(random)]: hostileText(random) },
  ];
  return pick(random, values);
}

/** @param {number} depth */
export function nested(depth) {
  /** @type {unknown} */
  let value = 'deep';
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { value };
  return value;
}
