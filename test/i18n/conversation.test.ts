import { lastCard, problemAt, Sandbox, textOf, type Where } from '../support/sandbox';

let teams: Sandbox;
beforeAll(async () => {
  teams = await Sandbox.start();
});
afterAll(() => teams.stop());

/** Whose Teams is German. */
const jonas: Where = { user: 'jonas@contoso.example' };
const inChannel: Where = { ...jonas, chat: 'channel' };

describe('somebody who reads German', () => {
  it('is shown in help what to type', async () => {
    const help = textOf(lastCard(await teams.say('Hilfe', jonas)));
    expect(help).toContain('Was ich kann');
    expect(help).toContain('To Do-Aufgabe\nneue Aufgabe');
    expect(help).not.toMatch(/\b(the|and|new|group)\b/i);
  });

  it('gets a To Do task from command to summary, with what was wrong said beside its field', async () => {
    expect(textOf(lastCard(await teams.say('neue Aufgabe Miete zahlen', jonas)))).toContain('[Hinzufügen]');
    const form = lastCard(await teams.press({ ...jonas, verb: 'open' }));
    expect(textOf(form)).toContain('Neue To Do-Aufgabe');
    const mistaken = await teams.press({
      ...jonas,
      verb: 'create',
      inputs: { dueDateTime: '2027-03-30', startDateTime: '2027-03-31', interval: '0' },
    });
    const again = lastCard(mistaken);
    expect(problemAt(again, 'interval')).toBe('Geben Sie eine ganze Zahl von 1 bis 999 an.');
    const summary = lastCard(
      await teams.press({
        ...jonas,
        verb: 'create',
        inputs: {
          interval: '2',
          startDateTime: '',
          dueDateTime: '2027-03-31',
          patternType: 'weekly',
          daysOfWeek: 'monday,thursday',
          rangeType: 'endDate',
          endDate: '2027-06-30',
          importance: 'high',
        },
      }),
    );
    const text = textOf(summary);
    expect(text).toContain('✓ To Do-Aufgabe erstellt\nMiete zahlen');
    expect(text).toContain('Fällig am\nMi., 31. März 2027');
    expect(text).toContain('Wiederholt sich\nAlle 2 Wochen am Montag und Donnerstag, bis Mi., 30. Juni 2027');
    expect(text).toContain('Wichtigkeit\nHoch');
    expect(text).toContain('Link\nUnterhaltung in Teams · Muster');
    expect(text).toContain('Erstellt von Jonas Weber');
  });

  it('gets a group in a channel, where everybody sees the summary as it was made', async () => {
    await teams.say('@Muster neue Sicherheitsgruppe Schließdienst', inChannel);
    const neutral = textOf(lastCard(await teams.chat({ chat: 'channel' })));
    expect(neutral).toContain('Das Formular sieht nur, wer danach gefragt hat.');
    const form = lastCard(await teams.press({ ...inChannel, verb: 'create', inputs: { mailNickname: 'zwei Wörter' } }));
    expect(problemAt(form, 'mailNickname')).toBe(
      'Ein Alias kann Leerzeichen nicht enthalten. Verwenden Sie Buchstaben von a bis z, Ziffern und Zeichen wie - oder _.',
    );
    await teams.press({ ...inChannel, verb: 'create', inputs: { mailNickname: 'schliessdienst' } });
    const seen = await teams.sees('✓ Sicherheitsgruppe erstellt\nSchließdienst', { chat: 'channel' });
    expect(seen).toContain('Erstellt von Jonas Weber');
  });

  it('is told in German what Graph refuses, and what a press that is not theirs means', async () => {
    await teams.say('@Muster neue Gruppe Lesekreis', inChannel);
    await teams.press({ ...inChannel, verb: 'create', inputs: { mailNickname: 'lesekreis' } });
    await teams.say('@Muster neue Gruppe Zweiter Lesekreis', inChannel);
    const form = lastCard(await teams.press({ ...inChannel, verb: 'create', inputs: { mailNickname: 'lesekreis' } }));
    expect(problemAt(form, 'mailNickname')).toMatch(
      /^Eine andere Gruppe hat diesen Alias\. Wählen Sie einen anderen\. /,
    );
    await teams.say('@Muster new group Not mine', { chat: 'channel' });
    const { notice } = await teams.press({ ...inChannel, title: 'Cancel' });
    expect(notice).toBe(
      'Diese Karte gehört jemand anderem oder in eine andere Unterhaltung. Schreiben Sie einen Befehl wie „neue Gruppe“, „neue Aufgabe“ oder „neue Planner-Aufgabe“, dann bekommen Sie Ihre eigene.',
    );
  });

  it('changes the language with that of Teams', async () => {
    const alex = { user: 'alex@contoso.example' };
    expect(textOf(lastCard(await teams.say('help', alex)))).toContain('What I can do');
    expect(textOf(lastCard(await teams.say('help', { ...alex, locale: 'de-AT' })))).toContain('Was ich kann');
    expect(textOf(lastCard(await teams.say('help', alex)))).toContain('Was ich kann');
    expect(textOf(lastCard(await teams.say('help', { ...alex, locale: 'fr-FR' })))).toContain('What I can do');
    await expect(teams.say('help', { ...alex, locale: 'no locale' })).rejects.toThrow(/Write a language tag/);
  });
});
