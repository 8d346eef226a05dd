import { Messages } from '../src/bot/conversation/messages';
import {
  cards,
  catalog,
  deck,
  grammars,
  graphWith,
  inputsOf,
  invitations,
  kinds,
  own,
  turn,
} from './support/cardFixture';
import { complaints, isPlainPlace, isPressData, textsIn } from './support/cardWalk';
import { stopwatch } from './support/stopwatch';

/** What hides or reorders text, with what is left of it for a reader. */
const hidden: Readonly<Record<string, string>> = {
  '\u202Egpj.exe\u2066': 'gpj.exe',
  'a\u061Cb\u200Ec\u200Fd\u202Ae\u202Cf\u2067g\u2069h': 'abcdefgh',
  'a\u0000b\u0007c\u001B[31md\u0085e\u007F': 'abc[31mde',
  'a\u00ADb\u200Bc\u3164d\u{E0061}\u{E0062}e\uFE0Ff': 'abcdef',
  'half \uD83D of a \uDE00 face 😀': 'half  of a  face 😀',
};

const hostile = [
  ...Object.keys(hidden),
  '[x](http://evil.example)',
  '![i](http://evil.example/i.png)',
  '<at>Alex</at>',
  '**bold** _it_ `code`',
  `\${$root.ticket}`,
  `\${ticket}\${name}`,
  '</at><at>Everyone</at> <at id="0">Alex Rivera</at>',
  'data:image/svg+xml,<svg onload=alert(1)> <img src=x onerror=alert(1)>',
  '| a | b |\n|---|---|\n# Title\n> quote\n- [ ] item\n~~~',
  '{{DATE(2027-01-01T00:00:00Z,SHORT)}} {{TIME(2027-01-01T00:00:00Z)}}',
  '"}],"type":"Image","url":"http://evil.example"',
  '<script>alert(1)</script>&amp;',
  '9'.repeat(10_000),
];

describe.each(hostile.map((words) => [words.slice(0, 40), words] as const))(
  'Somebody who writes %j',
  (_begin, words) => {
    /** What a reader gets to see of the words. */
    const visible = hidden[words] ?? words;
    const marks = [...words].filter((character) => !visible.includes(character));
    const isWhole = (text: string) => Buffer.from(text).toString() === text;
    /** Texts that hold the words, wherever they stand. */
    const holding = (card: unknown) =>
      textsIn(card).filter(({ text }) => text.includes(visible) || text.includes(words));

    function isHarmless(card: object): void {
      expect(holding(card).filter((one) => !isPlainPlace(one))).toEqual([]);
      const seen = textsIn(card).filter(({ path }) => !isPressData(path));
      expect(seen.filter(({ text }) => marks.some((mark) => text.includes(mark)))).toEqual([]);
      expect(seen.filter(({ text }) => !isWhole(text))).toEqual([]);
      expect(complaints(card)).toEqual([]);
      const ticket = /"ticket":"(v1[^"]*)"/.exec(JSON.stringify(card))?.[1];
      if (ticket)
        expect(textsIn(card).filter(({ text, path }) => text.includes(ticket) && !isPressData(path))).toEqual([]);
    }

    test.each(kinds)('finds it again in the form, as text: %s', async (_name, kind) => {
      const answers = Object.fromEntries(Object.keys(kind.fields).map((id) => [id, words]));
      const filled = { answers, problems: { '': words }, more: kind.more !== undefined };
      const card = await cards.form(kind, turn, filled, graphWith(2, words));
      isHarmless(card);
      const { '': _first, ...found } = Object.fromEntries(inputsOf(card).map(({ id, value }) => [String(id), value]));
      expect(found).toEqual(Object.fromEntries(Object.keys(answers).map((id) => [id, visible])));
    });

    test.each(kinds)('finds it again on the summary, as text: %s', (_name, kind) => {
      const lines = [
        { label: 'Notes', value: words },
        { label: 'Alias', value: words },
      ];
      const somebody = { ...turn, requester: { ...turn.requester, name: words } };
      const made = { id: '1', name: words, lines, details: lines, url: 'https://to-do.office.com/' };
      const addition = { name: words, label: words };
      const card = cards.summaries.forMaker(kind, { ...made, additions: [addition], problem: words }, somebody, {
        nonce: 'n',
        issued: Date.now(),
      });
      isHarmless(card);
      const everywhere = Array.from({ length: 7 }, () => visible);
      expect(holding(card).map(({ text }) => text)).toEqual([...everywhere, `Created by ${visible}`]);
    });

    test.each(kinds)('finds it again on every other card, as text: %s', (_name, kind) => {
      const somebody = { ...turn, requester: { ...turn.requester, name: words } };
      const invitation = cards.plain.invitation(kind, somebody, { text: words, at: 0, people: [] });
      const pending = cards.plain.pending(
        kind,
        somebody,
        'v1.a.b.c',
        { [Object.keys(kind.fields)[0] ?? '']: words },
        { for: 'trace' },
      );
      // The same press again is known by its answers, to the letter.
      const pressed = textsIn(pending).filter(({ path }) => isPressData(path));
      expect(pressed.map(({ text }) => text)).toContain(words);
      for (const card of [invitation, pending, cards.plain.message(words, turn)]) {
        isHarmless(card);
        expect(holding(card)).not.toEqual([]);
      }
    });

    test('is asked what was meant: in sentences of ours, or in theirs as text or as the words of a button', async () => {
      const messages = new Messages(catalog, deck, cards, invitations, grammars, own);
      for (const text of [words, `new gruop ${words}`]) {
        const { card } = await messages.onMessage({ text: text, at: Date.now(), people: [] }, turn);
        const shown = textsIn(card).filter((one) => one.text.includes(visible.slice(0, 20)));
        if (text !== words) expect(shown).not.toEqual([]);
        expect(textsIn(card).filter((one) => !isPressData(one.path) && !isWhole(one.text))).toEqual([]);
        expect(shown.filter((one) => !isPlainPlace(one) && !/^actions\/\d+\/title$/.test(one.path))).toEqual([]);
        expect(complaints(card)).toEqual([]);
      }
    });
  },
);

test.each(['new group ', 'new gruop ', 'add task ', 'add tsak ', '', 'new '])(
  'a message of 60 KB gets an answer of less than that, at once: %j',
  async (begin) => {
    const messages = new Messages(catalog, deck, cards, invitations, grammars, own);
    for (const rest of ['9'.repeat(60_000), 'x '.repeat(30_000)]) {
      const spent = stopwatch();
      const { card } = await messages.onMessage({ text: begin + rest, at: Date.now(), people: [] }, turn);
      expect(spent()).toBeLessThan(500);
      expect(Buffer.byteLength(JSON.stringify(card), 'utf16le')).toBeLessThan(60_000);
    }
  },
);
