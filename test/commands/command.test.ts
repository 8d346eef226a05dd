import fc from 'fast-check';
import { parseCommand } from '../../src/bot/commands/command';
import { grammars } from '../support/commandGrammars';
import { fastest } from '../support/stopwatch';

/** The name of a command, or the kind and what follows it. */
function read(text: string, locale = 'en-US'): string | string[] {
  const command = parseCommand(text, grammars.for(locale));
  if (command.name === 'createMany') return [command.kind.name, ...command.lines];
  return command.name === 'create' ? [command.kind.name, command.commandText] : command.name;
}

const english: readonly (readonly [text: string, kind: string, rest: string])[] = [
  ['new group', 'microsoft365Group', ''],
  ['NEW   GROUP', 'microsoft365Group', ''],
  ['please create a group', 'microsoft365Group', ''],
  ['can you make a new group please', 'microsoft365Group', ''],
  ['new group.', 'microsoft365Group', ''],
  ['new group!!', 'microsoft365Group', ''],
  ['new group?', 'microsoft365Group', ''],
  ['new group Marketing Europe', 'microsoft365Group', 'Marketing Europe'],
  ['new group: Marketing Europe', 'microsoft365Group', 'Marketing Europe'],
  ['new group - Marketing Europe', 'microsoft365Group', 'Marketing Europe'],
  ['new security group: Ops', 'securityGroup', 'Ops'],
  ['new security group', 'securityGroup', ''],
  ['new m365 group Chess', 'microsoft365Group', 'Chess'],
  ['new role-assignable group Helpdesk', 'roleAssignableGroup', 'Helpdesk'],
  ['add task Buy milk', 'todoTask', 'Buy milk'],
  ['add a to-do Buy milk', 'todoTask', 'Buy milk'],
  ['add todo\nBuy\nmilk', 'todoTask', 'Buy milk'],
  ['add a new list called Gifts', 'todoTaskList', 'Gifts'],

  ['hey bot, can you add a task to buy tape tomorrow please', 'todoTask', 'buy tape tomorrow'],
  ['please add a task to call Ben', 'todoTask', 'call Ben'],
  ['could you create a task for me to call Ben?', 'todoTask', 'call Ben'],
  ['Could you please create a security group named VPN Users?', 'securityGroup', 'VPN Users'],
  ['I want a new group called Night Owls', 'microsoft365Group', 'Night Owls'],
  ['i need a group called Night Owls', 'microsoft365Group', 'Night Owls'],
  ['We’d like to set up a group for us with the name Night Owls', 'microsoft365Group', 'Night Owls'],
  ['I need you to make me a list please: Gifts', 'todoTaskList', 'Gifts'],
  ['@Muster: new planner task Draft slides to Launch plan', 'plannerTask', 'Draft slides to Launch plan'],
  ['Hello Muster! New group Chess', 'microsoft365Group', 'Chess'],
  ['Hi there, new group Chess', 'microsoft365Group', 'Chess'],
  ['Hi Alex,\nplease add a task to buy milk.\nThanks!', 'todoTask', 'buy milk'],
  ['add task Buy milk, thank you', 'todoTask', 'Buy milk'],
  ['add task Write a thank you', 'todoTask', 'Write a thank you'],
  ['create a group for me', 'microsoft365Group', ''],
  ['add task For me and you', 'todoTask', 'For me and you'],
  ['create a group please', 'microsoft365Group', ''],

  ['task: Buy milk', 'todoTask', 'Buy milk'],
  ['task Buy milk', 'todoTask', 'Buy milk'],
  ['todo Buy milk', 'todoTask', 'Buy milk'],
  ['To-do: Buy milk', 'todoTask', 'Buy milk'],
  ['todo 🍰', 'todoTask', '🍰'],
  ['planner task Draft slides', 'plannerTask', 'Draft slides'],
  ['group: Night Owls', 'microsoft365Group', 'Night Owls'],
  ['security group: Ops', 'securityGroup', 'Ops'],
  ['add task: to be or not to be', 'todoTask', 'to be or not to be'],
  ['create a task to add a group chat', 'todoTask', 'add a group chat'],
  ['add task to my Work list: Buy milk', 'todoTask', 'to my Work list: Buy milk'],
  ['add task Say "please" please', 'todoTask', 'Say "please"'],
  ['add task -5 degrees', 'todoTask', '5 degrees'],
  ['add task .NET upgrade', 'todoTask', '.NET upgrade'],
  ['add task Bake a yes-please', 'todoTask', 'Bake a yes-please'],
  ['add task Party:\n- cake\n- drinks', 'todoTask', 'Party: - cake - drinks'],
  ['add task Who is coming?', 'todoTask', 'Who is coming?'],
  ['add task Delete the old files', 'todoTask', 'Delete the old files'],
  ['todo delete the old files', 'todoTask', 'delete the old files'],

  ['create a private group called Night Owls', 'microsoft365Group', 'Night Owls (private)'],
  ['can you create a private group called Night Owls', 'microsoft365Group', 'Night Owls (private)'],
  ['create a new Public group Owls', 'microsoft365Group', 'Owls (Public)'],
  ['new public security group Ops', 'securityGroup', 'Ops (public)'],
  ['new private group', 'microsoft365Group', '(private)'],
  ['new group Public Affairs', 'microsoft365Group', 'Public Affairs'],
  ['new hidden private group Owls', 'microsoft365Group', 'Owls (hidden) (private)'],
  ['add an urgent task to call Ben', 'todoTask', 'call Ben (urgent)'],
  ['add a high-priority planner task Call Ben', 'plannerTask', 'Call Ben (high-priority)'],
  ['urgent task: call Ben', 'todoTask', 'call Ben (urgent)'],
  ['make a private group named Public Speaking', 'microsoft365Group', 'Public Speaking (private)'],

  ['remind me to water the tomatoes at 7pm', 'todoTask', 'remind me to water the tomatoes at 7pm'],
  ['Please remind me tomorrow to call Ben, thanks', 'todoTask', 'remind me tomorrow to call Ben'],
  ['can you remind me to call Ben?', 'todoTask', 'remind me to call Ben'],
  ['Set a reminder to call Ben', 'todoTask', 'Set a reminder to call Ben'],
  ['remind me', 'todoTask', ''],

  ['add bread to my Shopping list', 'todoTask', 'bread to my Shopping list'],
  ['put eggs and oat milk on my list by Saturday', 'todoTask', 'eggs and oat milk on my list by Saturday'],
  ['please add bread to Shopping list please', 'todoTask', 'bread to Shopping list'],
  ['add to my list: bread', 'todoTask', 'to my list: bread'],
  ['add a task bread to my Shopping list', 'todoTask', 'bread to my Shopping list'],
];

it.each(english)('“%s” asks for a %s called “%s”', (text, kind, rest) => {
  expect(read(text)).toEqual([kind, rest]);
});

const german: readonly (readonly [text: string, kind: string, rest: string])[] = [
  ['neue Aufgabe Milch kaufen', 'todoTask', 'Milch kaufen'],
  ['Neue Aufgabe: Milch kaufen', 'todoTask', 'Milch kaufen'],
  ['neue Aufgabe bitte', 'todoTask', ''],
  ['neuer Task Milch kaufen', 'todoTask', 'Milch kaufen'],
  ['Aufgabe hinzufügen: Milch kaufen', 'todoTask', 'Milch kaufen'],
  ['Aufgabe hinzufuegen Milch kaufen', 'todoTask', 'Milch kaufen'],
  ['Aufgabe: Milch kaufen', 'todoTask', 'Milch kaufen'],
  ['Aufgabe Präsentation erstellen', 'todoTask', 'Präsentation erstellen'],
  ['Aufgabe: Gruppe erstellen', 'todoTask', 'Gruppe erstellen'],
  ['neue Aufgabe Angebot erstellen', 'todoTask', 'Angebot erstellen'],
  ['füge eine Aufgabe hinzu: Milch kaufen', 'todoTask', 'Milch kaufen'],
  ['Füge bitte eine neue Aufgabe Milch kaufen hinzu.', 'todoTask', 'Milch kaufen'],
  ['fu\u0308ge eine Aufgabe hinzu: Milch kaufen', 'todoTask', 'Milch kaufen'],
  ['leg bitte eine Aufgabe an: Mama anrufen', 'todoTask', 'Mama anrufen'],
  ['lege eine Aufgabe an, bitte: Mama anrufen', 'todoTask', 'Mama anrufen'],
  ['leg eine Gruppe Nachteulen an', 'microsoft365Group', 'Nachteulen'],
  ['kannst du bitte eine private Gruppe namens Nachteulen erstellen', 'microsoft365Group', 'Nachteulen (private)'],
  ['Kannst du mir eine Gruppe Nachteulen bitte erstellen?', 'microsoft365Group', 'Nachteulen'],
  ['Hallo, kannst du mir bitte eine Aufgabe anlegen: Klebeband kaufen', 'todoTask', 'Klebeband kaufen'],
  ['erstelle eine private Gruppe namens Nachteulen', 'microsoft365Group', 'Nachteulen (private)'],
  ['erstell mir eine öffentliche Gruppe mit dem Namen Nachteulen', 'microsoft365Group', 'Nachteulen (öffentliche)'],
  ['Gruppe erstellen: Nachteulen', 'microsoft365Group', 'Nachteulen'],
  ['Gruppe Nachteulen anlegen', 'microsoft365Group', 'Nachteulen'],
  ['eine Gruppe erstellen', 'microsoft365Group', ''],
  ['ich brauche eine neue Gruppe namens Nachteulen', 'microsoft365Group', 'Nachteulen'],
  ['ich hätte gern eine Liste Geschenke', 'todoTaskList', 'Geschenke'],
  ['neue Sicherheitsgruppe VPN-Nutzer', 'securityGroup', 'VPN-Nutzer'],
  ['Planner-Aufgabe erstellen: Halteverbot beantragen', 'plannerTask', 'Halteverbot beantragen'],
  ['neues To-do: alle Reifen prüfen', 'todoTask', 'alle Reifen prüfen'],
  ['neue dringende Aufgabe: Mama anrufen', 'todoTask', 'Mama anrufen (dringende)'],
  ['neue Aufgabe die Fr. Meier zurückrufen', 'todoTask', 'die Fr. Meier zurückrufen'],
  ['neue Aufgabe Garage nicht streichen', 'todoTask', 'Garage nicht streichen'],

  ['füge Milch zu meiner Einkaufsliste hinzu', 'todoTask', 'Milch zu meiner Einkaufsliste'],
  ['Füge Milch zu meiner Liste Einkaufen hinzu, danke', 'todoTask', 'Milch zu meiner Liste Einkaufen'],
  ['setz bitte Milch auf die Einkaufen-Liste', 'todoTask', 'Milch auf die Einkaufen-Liste'],
  ['Milch zur Einkaufsliste hinzufügen', 'todoTask', 'Milch zur Einkaufsliste'],
  ['kannst du Milch auf meine Liste setzen?', 'todoTask', 'Milch auf meine Liste'],

  ['erinnere mich morgen um 9 an den Bericht', 'todoTask', 'erinnere mich morgen um 9 an den Bericht'],
  ['bitte erinnere mich daran, Mama anzurufen', 'todoTask', 'erinnere mich daran, Mama anzurufen'],
  ['kannst du mich um 9 an den Bericht erinnern?', 'todoTask', 'mich um 9 an den Bericht erinnern'],

  ['hey bot, can you add a task to buy tape tomorrow please', 'todoTask', 'buy tape tomorrow'],
  ['create a private group called Night Owls', 'microsoft365Group', 'Night Owls (private)'],
];

it.each(german)('in a German chat “%s” asks for a %s called “%s”', (text, kind, rest) => {
  expect(read(text, 'de-AT')).toEqual([kind, rest]);
});

it.each([
  ['add tasks\nBuy milk\nBuy bread', 'todoTask', ['Buy milk', 'Buy bread']],
  ['add tasks:\r\n\r\n- Buy milk\r\n- Buy  bread', 'todoTask', ['Buy milk', 'Buy bread']],
  ['Hi,\nplease add these tasks:\n* Buy milk\n* Buy bread\nThanks!', 'todoTask', ['Buy milk', 'Buy bread']],
  ['new security groups: Ops\nDevs', 'securityGroup', ['Ops', 'Devs']],
  ['new private groups\nOps\nDevs', 'microsoft365Group', ['Ops (private)', 'Devs (private)']],
  ['create planner tasks\n1. Ask Lee\n2) 2 chairs\n• 3-D model', 'plannerTask', ['Ask Lee', '2 chairs', '3-D model']],
  ['Todos:\n- [ ] Buy milk\n- [x] Buy bread', 'todoTask', ['Buy milk', 'Buy bread']],
  ['add task:\n- Buy milk\n- Buy bread', 'todoTask', ['Buy milk', 'Buy bread']],
  ['add task Buy milk\nadd a to-do: Buy bread', 'todoTask', ['Buy milk', 'Buy bread']],
  ['remind me to eat\nremind me to sleep', 'todoTask', ['remind me to eat', 'remind me to sleep']],
  ['add tasks\nBuy milk', 'todoTask', ['Buy milk']],
  ['add task\nadd task Buy milk', 'todoTask', ['Buy milk']],
  ['add task\nadd task', 'todoTask', ['']],
])('%j asks for several of %s: %j', (text, kind, lines) => {
  expect(read(text)).toEqual([kind, ...lines]);
});

it.each([
  ['Aufgaben hinzufügen\nMilch kaufen\nBrot kaufen', 'todoTask', ['Milch kaufen', 'Brot kaufen']],
  ['Bitte lege folgende Aufgaben an:\n- Milch kaufen\n- Brot kaufen', 'todoTask', ['Milch kaufen', 'Brot kaufen']],
  ['neue Gruppen:\nNord\nSüd', 'microsoft365Group', ['Nord', 'Süd']],
  ['neue Aufgabe Milch kaufen\nneue Aufgabe Brot kaufen', 'todoTask', ['Milch kaufen', 'Brot kaufen']],
])('in a German chat %j asks for several of %s: %j', (text, kind, lines) => {
  expect(read(text, 'de-DE')).toEqual([kind, ...lines]);
});

it.each([
  ['', 'help'],
  [' \n ', 'help'],
  ['?', 'help'],
  ['Help!', 'help'],
  ['hello', 'help'],
  ['Hey bot', 'help'],
  ['can you help me please?', 'help'],
  ['Sign out.', 'signOut'],
  ['LOGOUT', 'signOut'],
  ['please log me out', 'signOut'],
  ['cancel', 'cancel'],
  ['never mind', 'cancel'],
])('“%s” means %s', (text, command) => {
  expect(read(text)).toBe(command);
});

it.each([
  ['Hilfe', 'help'],
  ['Hallo!', 'help'],
  ['Bitte abmelden', 'signOut'],
  ['Abbrechen.', 'cancel'],
  ['sign out', 'signOut'],
  ['cancel', 'cancel'],
])('in a German chat “%s” means %s', (text, command) => {
  expect(read(text, 'de')).toBe(command);
});

it.each([
  'new groups',
  'newgroup',
  'group',
  'task',
  'taskmaster add',
  'new ground rules for the team',
  'new tank',
  'new task-force meeting',
  'the new group is nice',
  'add Dana to group Night Owls',
  'create invoice for Contoso due Dec 1',
  'group photo tomorrow',
  'can you task Ben with it',
  'task list for the party',
  'delete task Buy tape',
  'please remove bread from my Shopping list',
  "don't add a task for the printer",
  'do not add a task',
  'how do I create a private group?',
  'list: groceries',
  'task delete',
  'add, task',
  'add to my list',
  'add taks Buy milk',
  'new grp Ops',
  'add tasks Buy milk',
  'add task Buy milk\nnew group Ops',
  'neue Gruppe Nachteulen',
  'kannst du bitte eine Gruppe erstellen?',
])('“%s” does nothing by itself', (text) => {
  expect(read(text)).toBe('unknown');
});

it.each([
  'die neue Gruppe ist echt nett',
  'lösche Aufgabe Milch kaufen',
  'Aufgabe löschen',
  'Aufgabe Milch kaufen löschen',
  'kannst du die Gruppe löschen',
  'wie lege ich eine neue Aufgabe an?',
  'bitte keine neue Aufgabe anlegen, hat sich erledigt',
  'erstelle keine Gruppe',
  'erstelle die Gruppe Nachteulen nicht',
  'lege eine Aufgabe',
  'erinnere Lena an das Protokoll',
  'erinnerst du dich noch an die Weihnachtsfeier 2024?',
  'neue Ausgabe der Teamzeitung kommt morgen',
  'Todo erledigt',
  'Task ist fertig',
])('in a German chat “%s” does nothing by itself', (text) => {
  expect(read(text, 'de-DE')).toBe('unknown');
});

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Text of anything that Unicode has, with words of commands strewn in. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        'add',
        'new',
        'please',
        'private',
        'task',
        'tasks',
        'group',
        'to',
        'my',
        'list',
        'called',
        ':',
        '-',
        '\n',
      ),
      fc.constantFrom(
        'füge',
        'neue',
        'kannst du',
        'Aufgabe',
        'Aufgaben',
        'hinzu',
        'erstellen',
        'Liste',
        'mich',
        'erinnern',
      ),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(' '));

it.each(['en', 'de'])('no text at all is too much for it, and what it keeps are words of the line: %s', (locale) => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = read(text, locale);
      const said = wordsIn(text).toSorted();
      for (const rest of Array.isArray(found) ? found.slice(1) : [])
        for (const word of wordsIn(rest)) expect(said).toContain(word);
    }),
    { numRuns: 500 },
  );
});

it('never needs longer than a moment', () => {
  const pieces = [
    'please ',
    'please!',
    'new ',
    'a ',
    'add ',
    'to list ',
    'a-',
    "'",
    ' ',
    ': ',
    '\n- ',
    '- ',
    'i want to ',
    'x',
    '. ',
  ];
  for (const piece of pieces)
    for (const begin of ['', 'new group ', 'add tasks\n', 'füge ', 'add '])
      expect(fastest(() => read((begin + piece.repeat(4_000)).slice(0, 4_000), 'de'))).toBeLessThan(100);
});

it.each([
  ['my tasks', 'en-GB', 'tasks'],
  ['hey bot, show my tasks', 'en-GB', 'tasks'],
  ['Could you show me my tasks, please?', 'en-GB', 'tasks'],
  ['can you list my tasks please', 'en-GB', 'tasks'],
  ['My groups!', 'en-GB', 'groups'],
  ['which groups am I in?', 'en-GB', 'groups'],
  ['zeig mir meine Aufgaben', 'de-DE', 'tasks'],
  ['Was steht an?', 'de-DE', 'tasks'],
  ['bitte meine Gruppen anzeigen', 'de-DE', 'groups'],
  ['mis tareas, por favor', 'es-ES', 'tasks'],
  ['¿qué tengo que hacer?', 'es-ES', 'tasks'],
  ['muéstrame mis grupos', 'es-ES', 'groups'],
  ['add bread to my tasks', 'en-GB', undefined],
  ['my tasks are overdue', 'en-GB', undefined],
])('“%s” shows what somebody has: %s, %s', (text, locale, list) => {
  const command = parseCommand(text, grammars.for(locale));
  expect(command.name === 'mine' ? command.list : undefined).toBe(list);
});
