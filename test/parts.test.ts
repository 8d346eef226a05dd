import { join } from 'node:path';
import { loadParts } from '../src/bot/parts';

/** Written by the build, for the bundle. */
const { loadParts: loadIndexed }: { loadParts: typeof loadParts } = jest.requireActual(
  join(__dirname, '../dist/parts.js'),
);

describe('The bundle', () => {
  const [found, indexed] = [loadParts(), loadIndexed()];

  test('has the kinds and the languages that are in their folders', () => {
    expect(found.catalog.kinds.length).toBeGreaterThan(7);
    expect(indexed.catalog.kinds.map(({ name }) => name)).toEqual(found.catalog.kinds.map(({ name }) => name));
    const codes = (parts: typeof found) => found.translators.codes.map((code) => parts.languages.for(code).code);
    expect(codes(found)).toEqual(found.translators.codes);
    expect(codes(indexed)).toEqual(found.translators.codes);
  });

  test('has each card and each text', () => {
    expect([...indexed.deck.cards].sort()).toEqual([...found.deck.cards].sort());
    expect(indexed.translators.codes).toEqual(found.translators.codes);
    expect(indexed.translators.of('de').text('Not created', 'shared')).toBe(
      found.translators.of('de').text('Not created', 'shared'),
    );
  });

  test('has the Teams library for its pages', () => {
    expect(found.teamsJs()).toContain('microsoftTeams');
  });
});
