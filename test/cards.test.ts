import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { GlobalSettings, Template } from 'adaptivecards-templating';
import { CardDeck } from '../src/bot/cards/cardDeck';
import { say } from '../src/bot/i18n/localizedText';
import { Translators } from '../src/bot/i18n/translators';
import { CARDS, cards, catalog, deck, graphWith, inputsOf, kinds, translators, turn } from './support/cardFixture';
import { complaints, isPlainPlace, textsIn } from './support/cardWalk';
import { elementsOf } from './support/sandbox';

const templates = readdirSync(CARDS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json') && !file.endsWith('.sample.json'))
  .map((file) => file.replace(/\\/g, '/').slice(0, -'.json'.length));

/** What Teams shows in a dialog: Action.Execute is no part of those. */
const DIALOGS = ['shared/addHere', 'shared/fromMessage'];

/** Every card as it is shown: those of the files, and the shared summary of each kind without its own. */
const shown = [...new Set([...templates, ...catalog.kinds.map(({ name }) => `${name}/summary`)])];

function json(path: string) {
  return JSON.parse(readFileSync(join(CARDS, path), 'utf8'));
}

/** What fills a card whole: its own sample, and that of the shared card which gives it the rest. */
function sampleOf(path: string) {
  const own = `${path}.sample.json`;
  const shared = `shared/${posix.basename(path)}.sample.json`;
  const samples = [shared, own].filter((file) => existsSync(join(CARDS, file))).map(json);
  return Object.assign({}, ...samples);
}

describe.each(kinds)('%s', (name, kind) => {
  const form = json(`${name}/form.json`);
  const inputs = inputsOf(form);

  test("asks for exactly the kind's fields", () => {
    expect(inputs.map(({ id }) => id).sort()).toEqual(Object.keys(kind.fields).sort());
  });

  test('begins with the field that takes the words after the command', () => {
    expect(inputs[0]?.id).toBe(Object.keys(kind.fields)[0]);
  });

  /** A client holds up every button until it is satisfied, those that only change the form too. */
  test('lets the client insist, in words, on what the bot insists on, unless that held up another button', () => {
    const insisted = (required: boolean) => inputs.filter(({ isRequired }) => (isRequired === true) === required);
    const others = elementsOf(form).filter(({ verb }) => verb === 'switch' || verb === 'open' || verb === 'more');
    const leads = catalog.siblings(kind).length > 0 || others.some(({ verb }) => verb !== 'switch');
    const held = (id: string) => leads && kind.fields[id]?.initial === '' && !preselected.includes(id);
    const preselected = inputs.filter(({ isRequired, choices }) => isRequired && choices).map(({ id }) => String(id));
    const required = Object.keys(kind.fields).filter((id) => kind.fields[id]?.required && !held(id));
    expect(
      insisted(true)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(required.sort());
    for (const { id, errorMessage } of insisted(true)) expect([id, typeof errorMessage]).toEqual([id, 'string']);
  });

  test('has a label and the answer at every input', () => {
    for (const { id, label, value } of inputs)
      expect([id, label, value]).toEqual([id, expect.stringMatching(/\S/), `\${values.${id}}`]);
  });

  test('offers only choices that the bot takes', () => {
    for (const { id, choices } of inputs) {
      const values = Array.isArray(choices) ? choices.map(({ value }) => value) : [];
      for (const value of values.filter((one) => !String(one).startsWith('$')))
        expect([kind.fields[String(id)]?.read(value)].flat().map(String)).toEqual([value]);
    }
  });

  test('lets people type as much as the bot takes and not more', () => {
    const limited = inputs.filter(({ maxLength }) => maxLength !== undefined);
    const unlimited = inputs.filter(({ type, maxLength }) => type === 'Input.Text' && maxLength === undefined);
    expect(unlimited).toEqual([]);
    for (const { id, maxLength } of limited) {
      const field = kind.fields[String(id)];
      expect(() => field?.read('9'.repeat(Number(maxLength) + 1))).toThrow(/at most|whole number/);
      const longest = () => field?.read('1'.padEnd(Number(maxLength), '0'));
      expect(longest).not.toThrow(/at most|whole number/);
    }
  });

  test('has a sample with a value for every field', () => {
    const { values, ...others } = json(`${name}/form.sample.json`);
    expect(Object.keys(values).sort()).toEqual(Object.keys(kind.fields).sort());
    expect(others.kind).toBe(name);
  });

  test.each(translators.codes)('stays small with the longest answers, in the language %s', async (locale) => {
    const somebody = { ...turn, requester: { ...turn.requester, locale } };
    const longest = Object.fromEntries(
      inputs.map(({ id, maxLength }) => [String(id), 'W'.repeat(Number(maxLength ?? 40))]),
    );
    const people = Array.from({ length: 20 }, () => turn.requester.id).join();
    const answers = { ...longest, ...('owners' in longest && { owners: people, members: people }) };
    const summary = {
      id: '1',
      name: longest[Object.keys(kind.fields)[0] ?? ''] ?? '',
      url: 'https://entra.microsoft.com',
    };
    const lines = Object.entries(answers).map(([label, value]) => ({ label, value }));
    const details = Array.from({ length: 40 }, (_, i) => ({ label: `On premises ${i}`, value: 'V'.repeat(40) }));
    for (const card of [
      await cards.form(kind, somebody, { answers, more: kind.more !== undefined }, graphWith(100, 'N'.repeat(100))),
      cards.summaries.forMaker(kind, { ...summary, lines, details }, somebody, { nonce: 'n', issued: Date.now() }),
      cards.plain.pending(kind, somebody, 'v1.a.b.c', answers, { for: 'graph' }),
    ])
      expect(Buffer.byteLength(JSON.stringify(card), 'utf16le')).toBeLessThan(60_000);
  });
});

describe.each(translators.codes)('in the language %s', (locale) => {
  const somebody = { ...turn, requester: { ...turn.requester, locale } };
  const made = { id: '1', name: 'N', lines: [], details: [], url: 'https://to-do.office.com/' };

  test.each(kinds)('the form of a %s has the buttons that every form has, each once', async (_name, kind) => {
    const instead = catalog.kinds.find((other) => other !== kind);
    const form = await cards.form(kind, somebody, { instead }, graphWith(1, 'N'));
    const verbs = Array.isArray(form.actions) ? form.actions.map(({ verb, data }) => [verb, data.to]) : [];
    const siblings = catalog.siblings(kind).map(({ name }) => ['switch', name]);
    expect(verbs).toEqual([['create', undefined], ['create', instead?.name], ...siblings, ['cancel', undefined]]);
  });

  test.each(kinds)('the summary of a %s says what was created, and opens it', (name, kind) => {
    const card = cards.summaries.forMaker(kind, made, somebody, { nonce: 'n', issued: Date.now() });
    const [title, openTitle] = [kind.title, kind.openTitle].map((text) => translators.of(locale).text(text, name));
    const heading = translators
      .of(locale)
      .localize(say`${title?.replace(/^./, (first) => first.toUpperCase()) ?? ''} created`, name);
    expect(card).toMatchObject({
      speak: heading,
      fallbackText: `${heading}.`,
      actions: [{ type: 'Action.OpenUrl', title: openTitle, url: made.url }],
    });
    expect(textsIn(card).map(({ text }) => text)).toContain(`✓ ${heading}`);
  });
});

describe('cards of a kind and shared ones', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-cards-'));
  const button = (title: string) => [{ type: 'Action.Submit', title }];
  const card = { type: 'AdaptiveCard', version: '1.5', fallbackText: 'shared' };
  const files = {
    'shared/form': { ...card, actions: button('Create') },
    'shared/summary': { ...card, body: [] },
    'plain/form': { type: 'AdaptiveCard', version: '1.5', body: [] },
    'proud/form': { type: 'AdaptiveCard', version: '1.5', body: [], actions: button('Make it so') },
    'proud/summary': { type: 'AdaptiveCard', version: '1.5', fallbackText: 'own' },
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, posix.dirname(path)), { recursive: true });
    writeFileSync(join(folder, `${path}.json`), JSON.stringify(content));
  }
  const few = CardDeck.load(
    folder,
    new Translators({ de: { shared: { Create: 'Anlegen' }, plain: { Create: 'Machen', shared: 'schlicht' } } }),
  );
  rmSync(folder, { recursive: true });

  test("a kind's own card comes before the shared one, which stands in for it", () => {
    expect(few.fill('proud/summary', {})).toMatchObject({ fallbackText: 'own' });
    expect(few.fill('plain/summary', {})).toMatchObject({ fallbackText: 'shared', body: [] });
    expect(() => few.fill('plain/unheard', {})).toThrow('cards/plain/unheard.json is missing');
  });

  test('what a card leaves out comes from the shared one, in the words of the kind', () => {
    expect(few.fill('plain/form', {}, 'de')).toEqual({
      lang: 'de',
      ...card,
      fallbackText: 'schlicht',
      body: [],
      actions: button('Machen'),
    });
    expect(few.fill('proud/form', {}, 'de')).toMatchObject({ actions: button('Make it so') });
  });
});

test('every folder of cards belongs to a kind', () => {
  expect(readdirSync(CARDS).sort()).toEqual([...catalog.kinds.map(({ name }) => name), 'shared'].sort());
});

/** One sentence needs no heading. */
function isAnswer(path: string): boolean {
  return ['shared/message', 'shared/refused', 'shared/suggestions'].includes(path);
}

/** Fills a card, and fails where the data lacks what it asks for. */
function filledBy(fill: () => object): object {
  GlobalSettings.getUndefinedFieldValueSubstitutionString = (missing) => `missing: ${missing}`;
  const card = fill();
  GlobalSettings.getUndefinedFieldValueSubstitutionString = () => '';
  expect(textsIn(card).filter(({ text }) => /missing: |\$\{/.test(text))).toEqual([]);
  return card;
}

describe.each(shown)('the card %s', (path) => {
  test.each(translators.codes)(
    'has a sample that fits, with which Microsoft’s client has nothing to say in %s',
    (code) => {
      expect(complaints(filledBy(() => deck.fill(path, sampleOf(path), code)))).toEqual([]);
    },
  );

  test('is of a version that Teams shows, and says something where it is not shown', () => {
    const card = deck.fill(path, sampleOf(path));
    expect(card).toMatchObject({ version: '1.5', fallbackText: expect.stringMatching(/\S/) });
  });
});

describe.each(shown.filter((path) => path !== 'shared/form'))('the card %s', (path) => {
  test.each(translators.codes)('tells a screen reader its language, %s, and what it is', (code) => {
    const card = deck.fill(path, sampleOf(path), code);
    expect(card).toMatchObject({ lang: code, speak: expect.stringMatching(/\p{L}/u) });
    const headings = elementsOf(card).filter(({ style }) => style === 'heading');
    expect(headings.length).toBe(isAnswer(path) || path.endsWith('/assist') ? 0 : 1);
  });

  test('has at most six buttons in a row', () => {
    const card = deck.fill(path, sampleOf(path));
    const rows = [card, ...elementsOf(card)].map((element) => ('actions' in element ? element.actions : []));
    for (const row of rows) expect(Array.isArray(row) ? row.length : 0).toBeLessThanOrEqual(6);
  });
});

describe.each(templates)('cards/%s.json', (path) => {
  const template = json(`${path}.json`);

  test('opens in the card designer with the sample beside it', () => {
    expect(template).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
    const sample = json(`${path}.sample.json`);
    expect(complaints(filledBy(() => Object(new Template(template).expand({ $root: sample }))))).toEqual([]);
  });

  test("puts people's words where nothing is read as Markdown", () => {
    expect(misplaced(template)).toEqual([]);
  });

  test('has no card within a card', () => {
    expect(JSON.stringify(template)).not.toContain('Action.ShowCard');
  });

  test('acts by Action.Execute, opens pages, or unfolds; in a dialog, which knows none of these, it submits', () => {
    const types = textsIn(template).filter(({ text }) => text.startsWith('Action.'));
    const known = DIALOGS.includes(path)
      ? ['Action.Submit']
      : ['Action.Execute', 'Action.OpenUrl', 'Action.ToggleVisibility'];
    for (const { text } of types) expect(known).toContain(text);
  });
});

/** Every text of a sample, one at a time, exchanged for words. */
function withWords(sample: unknown, words: string): unknown[] {
  if (typeof sample === 'string') return [words];
  if (typeof sample !== 'object' || sample === null) return [];
  const entries = Object.entries(sample).flatMap(([name, value]) =>
    withWords(value, words).map((one) => ({ [name]: one })),
  );
  return entries.map((changed) =>
    Array.isArray(sample) ? Object.values({ ...sample, ...changed }) : { ...sample, ...changed },
  );
}

test.each(shown)('the card %s evaluates nothing that stands in any of its fields, and mentions nobody', (path) => {
  const words = `\${secret} \${$root.secret} \${json('{"type":"Image"}')} <at>Alex</at>`;
  const filled = withWords(sampleOf(path), words);
  for (const data of filled) {
    const card = deck.fill(path, { ...Object(data), secret: 'S3CRET' });
    expect(JSON.stringify(card)).not.toMatch(/S3CRET|"entities"|"mention"/);
    expect(elementsOf(card).filter(({ type }) => type === 'Image')).toEqual([]);
  }
  expect(filled).not.toEqual([]);
});

/** Words of the kinds and of the cards themselves: their titles, labels, headings and commands, a number, or one of two fixed sentences. */
const FIXED = /^(title|label|command|heading|open|count\(\w+\)|if\(count\(\w+\) > 0, '[^']*', '[^']*'\))$/;

function misplaced(template: unknown): string[] {
  return textsIn(template)
    .filter((one) => !isPlainPlace(one) && !/(^|\/)(\$data|\$when|isVisible|id|verb)$/.test(one.path))
    .filter(
      ({ path, type }) => !(type === 'Action.OpenUrl' && path.endsWith('/url')) && !/^refresh\/userIds\//.test(path),
    )
    .filter(({ text }) => [...text.matchAll(/\$\{([^}]*)\}/g)].some(([, inner = '']) => !FIXED.test(inner)))
    .map(({ path, text }) => `${path}: ${text}`);
}

test.each([
  [{ body: [{ type: 'TextBlock', text: `For \${name}` }] }, `body/0/text: For \${name}`],
  [{ speak: `\${name}` }, `speak: \${name}`],
  [{ fallbackText: `\${said}` }, `fallbackText: \${said}`],
  [
    { body: [{ type: 'FactSet', facts: [{ title: `\${label}`, value: `\${value}` }] }] },
    `body/0/facts/0/value: \${value}`,
  ],
  [{ body: [{ type: 'Input.Text', id: 'a', label: `\${said}` }] }, `body/0/label: \${said}`],
  [{ body: [{ type: 'Input.Text', id: 'a', placeholder: `\${said}` }] }, `body/0/placeholder: \${said}`],
  [{ body: [{ type: 'Image', url: `\${url}` }] }, `body/0/url: \${url}`],
  [{ actions: [{ type: 'Action.Execute', title: `\${said}` }] }, `actions/0/title: \${said}`],
  [
    { body: [{ type: 'TextBlock', text: `\${if(count(x) > 0, name, 'b')}` }] },
    `body/0/text: \${if(count(x) > 0, name, 'b')}`,
  ],
])('the check itself finds misplaced words: %j', (template, expected) => {
  expect(misplaced(template)).toEqual([expected]);
});
