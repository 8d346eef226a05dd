import { parseCommand } from '../../src/bot/commands/command';
import { Catalog } from '../../src/bot/kinds/catalog';
import { translators } from '../support/cardFixture';
import { grammars } from '../support/commandGrammars';

const catalog = Catalog.load();
const examples = translators.codes.flatMap((code) =>
  catalog.kinds.flatMap((kind) =>
    kind.example ? [[translators.of(code).text(kind.example.line, kind.name), code, kind.name] as const] : [],
  ),
);

test('every kind has an example', () => {
  expect(catalog.kinds.filter(({ example }) => !example).map(({ name }) => name)).toEqual([]);
});

test.each(examples)('“%s”, as help shows it in %s, asks for a %s', (line, code, name) => {
  const command = parseCommand(line, grammars.for(code));
  expect(command.name === 'create' && [command.kind.name, command.commandText !== '']).toEqual([name, true]);
});
