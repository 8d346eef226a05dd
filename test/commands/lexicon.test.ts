import { parseCommand } from '../../src/bot/commands/command';
import { suggestionsFor } from '../../src/bot/commands/suggestions';
import type { CommandWords } from '../../src/bot/language/commandWords';
import { Languages } from '../../src/bot/language/languages';
import { grammars } from '../support/commandGrammars';

/** Words of a language that the entries of its lexicon are put between. */
interface Around {
  readonly verb: string;
  readonly fresh: string;
  readonly a: string;
  readonly task: string;
  readonly group: string;
  readonly remind: string;
}

const AROUND = {
  en: { verb: 'add', fresh: 'new', a: 'a', task: 'task', group: 'group', remind: 'remind me' },
  de: { verb: 'erstelle', fresh: 'neue', a: 'eine', task: 'aufgabe', group: 'gruppe', remind: 'erinnere mich' },
  es: { verb: 'crea', fresh: 'nuevo', a: 'una', task: 'tarea', group: 'grupo', remind: 'recuérdame' },
} satisfies Readonly<Record<string, Around>>;

/** The kind and what follows the command, or the name of a command. */
function read(text: string, locale: string): string {
  const command = parseCommand(text, grammars.for(locale));
  return command.name === 'create' ? `${command.kind.name}: ${command.commandText}` : command.name;
}

function suggested(text: string, locale: string): string[] {
  return suggestionsFor(text, grammars.for(locale)).map(({ kind, commandText }) => `${kind.name}: ${commandText}`);
}

const languages = Object.entries(AROUND).map(
  ([code, words]) => [code, Languages.load().for(code).commands, words] as const,
);

/** Each entry of a list, with those of one kind in one table. */
function each(list: readonly string[], check: (entry: string) => void): void {
  expect(list.length).toBeGreaterThan(0);
  for (const entry of new Set(list)) check(entry);
}

/** A verb with the words between its halves. */
function around(verb: string, between: string): string {
  const [first = '', second] = verb.split(' … ');
  return second === undefined ? `${first} ${between}` : `${first} ${between} ${second}`;
}

describe.each(languages)('each entry of the commands in %s', (code, words: CommandWords, sample) => {
  const { verb, fresh, a, task, group, remind } = sample;
  const becomes = (text: string, result: string) => expect([text, read(text, code)]).toEqual([text, result]);

  it('is a command of its own', () => {
    each(words.help, (entry) => becomes(entry, 'help'));
    each(words.signOut, (entry) => becomes(entry, 'signOut'));
    each(words.cancel, (entry) => becomes(entry, 'cancel'));
  });

  it('is courtesy before, within or behind a command', () => {
    each(words.greetings, (entry) => becomes(`${entry} ${fresh} ${task} Xy`, 'todoTask: Xy'));
    each(words.please, (entry) => becomes(`${entry} ${fresh} ${task} Xy ${entry}`, 'todoTask: Xy'));
    each(words.thanks, (entry) => becomes(`${fresh} ${task} Xy, ${entry}`, 'todoTask: Xy'));
    each(words.looseThanks, (entry) => becomes(`${fresh} ${task} Xy yz ${entry}`, 'todoTask: Xy yz'));
    each(words.thanking, (entry) => {
      const thanks = words.looseThanks[0];
      becomes(`${fresh} ${task} ${entry} Xy ${thanks}`, `todoTask: ${entry} Xy ${thanks}`);
    });
    each(words.asides, (entry) => becomes(`${verb} ${a} ${task} ${entry}: Xy`, 'todoTask: Xy'));
  });

  it('asks for an object', () => {
    each(words.verbs, (entry) => becomes(around(entry, `${a} ${task} Xy`), 'todoTask: Xy'));
    each(words.rareVerbs, (entry) => {
      becomes(around(entry, `${a} ${task} Xy`), 'todoTask: Xy');
      becomes(around(entry, `${words.articles[0]} ${task} Xy`), 'unknown');
    });
    each(words.wishes, (entry) => becomes(`${entry} ${a} ${task}: Xy`, 'todoTask: Xy'));
    each(words.fresh, (entry) => becomes(`${entry} ${task} Xy`, 'todoTask: Xy'));
    each([...words.articles, ...words.indefinites], (entry) => becomes(`${verb} ${entry} ${task} Xy`, 'todoTask: Xy'));
    each(words.adjectives, (entry) => becomes(`${verb} ${a} ${entry} ${task} Xy`, `todoTask: Xy (${entry})`));
    each(words.purposes, (entry) => becomes(`${fresh} ${group} ${entry} Xy`, 'microsoft365Group: Xy'));
    each(words.naming, (entry) => becomes(`${fresh} ${group}, ${around(entry, 'Xy')}`, 'microsoft365Group: Xy'));
  });

  it('asks to be reminded, or what was forgotten', () => {
    each(words.reminders, (entry) =>
      expect([entry, read(around(entry, 'Xy'), code)]).toEqual([entry, expect.stringMatching(/^todoTask: .*Xy/)]),
    );
    each(words.reminderLabels, (entry) => becomes(`${entry}: Xy`, `todoTask: ${entry}: Xy`));
    each(words.reminderLabels, (entry) => becomes(`${entry} Xy`, 'unknown'));
    each(words.questions, (entry) => becomes(`${remind} ${entry} Xy`, 'unknown'));
    for (const entry of words.denials) becomes(`${remind} ${entry} Xy`, 'unknown');
  });

  it('tells of an object, and asks for nothing', () => {
    const { states, results, adverbs, follows, compounds } = words.statements;
    const says = (text: string) =>
      expect([text, read(text, code), suggested(text, code)]).toEqual([text, 'unknown', []]);
    each(states, (entry) => says(`${task} ${entry} xy`));
    each(states, (entry) => becomes(`${task}: ${entry} xy`, `todoTask: ${entry} xy`));
    each(results, (entry) => says(`${task} ${entry}`));
    each(results, (entry) => becomes(`${task} ${entry} xy`, `todoTask: ${entry} xy`));
    each(adverbs, (entry) => says(`${task} ${entry} ${results[0]}`));
    each(follows, (entry) => says(`${task} ${results[0]} ${entry} xy`));
    for (const entry of compounds) says(`${fresh} ${entry} xy`);
    for (const entry of compounds.filter((one) => one.startsWith(`${group} `)))
      becomes(
        `${fresh} ${group}: ${entry.slice(group.length + 1)} xy`,
        `microsoft365Group: ${entry.slice(group.length + 1)} xy`,
      );
  });

  it('begins what is no command', () => {
    for (const entry of [...words.refusals, ...words.noVerbs])
      expect([entry, suggested(`${entry} ${a} ${group} Xy`, code)]).toEqual([entry, []]);
  });
});

it.each([
  ['fire up a group Xy', 'en', 'microsoft365Group: Xy'],
  ['whip up a task: Xy', 'en', 'todoTask: Xy'],
  ['crank out another planner task Xy', 'en', 'plannerTask: Xy'],
  ['zaubere eine Gruppe namens Xy', 'de', 'microsoft365Group: Xy'],
  ['tippe mir eine Aufgabe: Xy', 'de', 'todoTask: Xy'],
  ['teclea una tarea: Xy', 'es', 'todoTask: Xy'],
  ['saca un grupo llamado Xy', 'es', 'microsoft365Group: Xy'],
])('“%s” has a verb that no list has, and is offered as what it may mean', (text, locale, offer) => {
  expect(read(text, locale)).toBe('unknown');
  expect(suggested(text, locale)[0]).toBe(offer);
});

it.each([
  ['finished a task', 'en'],
  ['painting a group portrait', 'en'],
  ['Ben has a task', 'en'],
  ['draws a group photo', 'en'],
  ['spin the task', 'en'],
  ['arrange a group photo', 'en'],
  ['hatte eine Aufgabe', 'de'],
  ['meistert eine Aufgabe', 'de'],
  ['gestalten eine Gruppe', 'de'],
  ['terminamos una tarea', 'es'],
  ['pintado un grupo', 'es'],
  ['era una tarea', 'es'],
])('“%s” has no such verb, and nothing is offered', (text, locale) => {
  expect(suggested(text, locale)).toEqual([]);
});

it.each([
  ['new team Xy', 'en', 'team: Xy'],
  ['create a private team called Xy', 'en', 'team: Xy (private)'],
  ['neues Team Xy', 'de', 'team: Xy'],
  ['nuevo equipo Xy', 'es', 'team: Xy'],
])('“%s” is the command for a team', (text, locale, command) => {
  expect(read(text, locale)).toBe(command);
});

it.each([
  ['new mailing list Xy', 'en', 'microsoft365Group: Xy'],
  ['create a private mailing list called Xy', 'en', 'microsoft365Group: Xy (private)'],
  ['neuer Verteiler Xy', 'de', 'microsoft365Group: Xy'],
  ['nueva lista de correo Xy', 'es', 'microsoft365Group: Xy'],
])('“%s” asks for what a group is a part of: it is offered', (text, locale, offer) => {
  expect(read(text, locale)).toBe('unknown');
  expect(suggested(text, locale)[0]).toBe(offer);
});

it.each([
  ['"new task Xy yz"', 'Xy yz'],
  ['“new task Xy yz”', 'Xy yz'],
  ['`new task Xy yz`', 'Xy yz'],
  ['**new task Xy yz**', 'Xy yz'],
  ['"new task" Xy', 'Xy'],
  ['new task "Xy yz"', '"Xy yz"'],
])('a message or a command that is quoted as a whole is read without its quotes: %s', (text, rest) => {
  expect(read(text, 'en')).toBe(`todoTask: ${rest}`);
});
