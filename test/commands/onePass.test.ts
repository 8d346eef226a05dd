import { parseCommand } from '../../src/bot/commands/command';
import type { CommandGrammar } from '../../src/bot/commands/grammar/commandGrammar';
import { suggestionsFor } from '../../src/bot/commands/suggestions';
import { grammars } from '../support/commandGrammars';

/** English, and how often a verb was looked for in it: once for each time that a line is read. */
function english(): { spoken: CommandGrammar[]; readings: () => number } {
  let count = 0;
  const spoken = grammars.for('en-US').map(
    (grammar) =>
      new Proxy(grammar, {
        get(target, part) {
          if (part === 'verbs') count++;
          return Reflect.get(target, part);
        },
      }),
  );
  return { spoken, readings: () => count };
}

it.each([
  'please add a task to call Ben',
  'todo buy milk',
  'add bread to my Shopping list',
  'remind me to call Ben',
  'add tasks: Buy milk',
  'new task lists',
  'new groups',
  'the weather is fine',
])('“%s” is read once', (text) => {
  const { spoken, readings } = english();
  parseCommand(text, spoken);
  expect(readings()).toBe(1);
});

it.each([
  ['Hi Ben, add a task to call Joe', 'from the name on and from the verb on', 2],
  ['add task Buy milk\nadd task Buy bread\nadd task Sleep', 'line by line', 3],
  ['add tasks\n- Buy milk\n- Buy bread\n- Sleep', 'as a first line and as a whole', 2],
])('%j is read once %s', (text, _how, times) => {
  const { spoken, readings } = english();
  parseCommand(text, spoken);
  expect(readings()).toBe(times);
});

it('what each line asks for is suggested without being read again', () => {
  const { spoken, readings } = english();
  const message = 'add task Buy milk\nnew security group Ops';
  const command = parseCommand(message, spoken);
  const suggestions = suggestionsFor(message, spoken, command);
  expect(suggestions.map(({ commandText }) => commandText)).toEqual(['Buy milk', 'Ops']);
  expect(readings()).toBe(2);
});
