import { join } from 'node:path';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';
import type { Finding, Moment } from '../../src/bot/language/reading';
import { readLine } from '../../src/bot/language/readLine';

const catalog = Catalog.load(join(__dirname, '../../src/bot/kinds'));
const german = Languages.load().for('de-DE');
/** A Wednesday, half past four in the afternoon. */
const context = {
  now: new Date('2026-11-18T15:30:00Z'),
  timeZone: 'Europe/Berlin',
  locale: 'de-DE',
  known: { lists: ['Einkaufen', 'Leseliste', 'Arbeit'], plans: [{ title: 'Umzug', buckets: ['Offen'] }] },
};

const read = (text: string, kind = 'todoTask') =>
  readLine(text, catalog.named(kind)?.quickAdd?.layers ?? [], german, context);

const said = (moment?: Finding<Moment>) => moment && [moment.value.day, moment.value.time].filter(Boolean).join(' ');

describe('A line in German', () => {
  it.each([
    ['Mama heute Abend anrufen', 'Mama anrufen', '2026-11-18 18:00'],
    ['Lena um 17 Uhr vom Hort abholen', 'Lena vom Hort abholen', '2026-11-18 17:00'],
    ['Freitag Müll rausbringen', 'Müll rausbringen', '2026-11-20'],
    ['Müllabfuhr – Freitag, 7 Uhr', 'Müllabfuhr', '2026-11-20 07:00'],
    ['Freitag 9 Uhr Zahnarzt', 'Zahnarzt', '2026-11-20 09:00'],
    ['Präsentation bis Freitag 12 Uhr fertigstellen', 'Präsentation fertigstellen', '2026-11-20 12:00'],
    ['Präsentation üben Freitag abends um 8', 'Präsentation üben', '2026-11-20 20:00'],
    ['Mitte nächster Woche Friseur anrufen', 'Friseur anrufen', '2026-11-25'],
    ['Steuer bis 31.7.27', 'Steuer', '2027-07-31'],
    ['Elternabend am ersten Dienstag im Dezember', 'Elternabend', '2026-12-01'],
    ['Rechnung vom 3. Dezember bis Freitag bezahlen', 'Rechnung vom 3. Dezember bezahlen', '2026-11-20'],
  ])('says when something is due, wherever its verb stands: %s', (text, title, due) => {
    const { found, title: left } = read(text);
    expect([left, said(found.due)]).toEqual([title, due]);
  });

  it.each([
    'Treffen Freitag absagen',
    'Zug um 17 Uhr nach Köln buchen',
    'Schwarzer Freitag Angebote sammeln',
    'Essen für morgen kaufen',
    'Die Mail von heute Morgen beantworten',
    'Treffen mit Dr. Freitag vorbereiten',
    'Preis um 11 Prozent senken',
    'Bücher in 14 Tagen zurückgeben',
    'Notiz 3.12. lesen',
    'Termin am 31.11. klären',
    'Wochenende planen',
    'Jeder Tag zählt Poster drucken',
    'alle Jahre wieder Lied üben',
    'Brot auf die Einkaufsliste setzen',
    'Fahrrad mitnehmen zur Arbeit',
    'Wichtige Mail schreiben',
  ])('stays a title where it may be one: %s', (text) => {
    expect(read(text)).toMatchObject({ title: text, found: {}, removed: [] });
  });

  it.each([
    ['Workshop am 3.12. von 9 bis 17 Uhr', 'Workshop', '2026-12-03 09:00', '2026-12-03 17:00'],
    ['Schicht von Dienstag bis Donnerstag', 'Schicht', '2026-11-24', '2026-11-26'],
    ['Urlaub vom 28.12. bis 3.1.', 'Urlaub', '2026-12-28', '2027-01-03'],
    ['Paket heute zwischen 18 und 20 Uhr', 'Paket', '2026-11-18 18:00', '2026-11-18 20:00'],
  ])('says from when to when: %s', (text, title, start, due) => {
    const { found, title: left } = read(text);
    expect([left, said(found.start), said(found.due)]).toEqual([title, start, due]);
  });

  it.each([
    ['Müll jeden Montag rausbringen', 'Müll rausbringen', { type: 'weekly', interval: 1, daysOfWeek: ['monday'] }],
    ['Blumen jeden zweiten Tag gießen', 'Blumen gießen', { type: 'daily', interval: 2 }],
    ['Miete zahlen jeden Ersten im Monat', 'Miete zahlen', { type: 'absoluteMonthly', interval: 1, dayOfMonth: 1 }],
    ['Feier jährlich am 24.12.', 'Feier', { type: 'absoluteYearly', interval: 1, dayOfMonth: 24, month: 12 }],
    [
      'Kasse prüfen jeden letzten Freitag im Monat',
      'Kasse prüfen',
      { type: 'relativeMonthly', interval: 1, index: 'last', daysOfWeek: ['friday'] },
    ],
  ])('says how often: %s', (text, title, pattern) => {
    const { found, title: left } = read(text);
    expect([left, found.recurrence?.value.pattern]).toEqual([title, pattern]);
  });

  it.each([
    'Zähne putzen zweimal täglich',
    'TÜV alle zwei Jahre im März',
    'Heizung ablesen jeden 1. und 15. des Monats',
  ])('is kept whole where it asks for a repetition that nobody can hold: %s', (text) => {
    const { title, found } = read(text);
    expect(title).toBe(text);
    expect(found.unsupportedRecurrence?.words).toBeTruthy();
    expect(found.due).toBeUndefined();
  });

  it.each([
    ['Blumen gießen Montag und Donnerstag', ['2026-11-23', '2026-11-19']],
    ['Lena abholen um 3', ['2026-11-19 15:00', '2026-11-19 03:00']],
    ['Steuererklärung jährlich bis 31.7.', ['2026-11-18', '2027-07-31']],
  ])('leaves open what it can mean: %s', (text, days) => {
    const { due } = read(text).found;
    const all = due ? [due.value, ...(due.others ?? [])] : [];
    expect(all.map(({ day, time }) => [day, time].filter(Boolean).join(' '))).toEqual(days);
  });

  it.each([
    ['mich um 17 Uhr an den Kuchen erinnern', 'den Kuchen', '2026-11-18 17:00'],
    ['mich morgen daran erinnern, Brot zu kaufen', 'Brot zu kaufen', '2026-11-19 09:00'],
    ['erinnere mich an den Zahnarzt am Freitag um 8 Uhr', 'den Zahnarzt', '2026-11-20 08:00'],
    ['erinnere mich jeden Montag um 8 Uhr an den Wochenplan', 'den Wochenplan', '2026-11-23 08:00'],
    ['Angebot nachfassen am 3.12., erinnere mich am Vorabend', 'Angebot nachfassen', '2026-12-02 18:00'],
  ])('says when to remind: %s', (text, title, reminder) => {
    const { found, title: left } = read(text);
    expect([left, said(found.reminder)]).toEqual([title, reminder]);
  });

  it.each([
    ['Milch auf die Einkaufsliste', 'Milch', 'Einkaufen'],
    ['Milch in meine Einkaufen-Liste', 'Milch', 'Einkaufen'],
    ['Buch zur Leseliste', 'Buch', 'Leseliste'],
  ])('names a list, alone or in a compound: %s', (text, title, list) => {
    const { found, title: left } = read(text);
    expect([left, found.list?.value]).toEqual([title, list]);
  });

  it('names a plan only where the title has ended', () => {
    expect(read('Logo zum Umzug anpassen', 'plannerTask').found.plan).toBeUndefined();
    expect(read('Kisten packen in Umzug / Offen bis Freitag', 'plannerTask')).toMatchObject({
      title: 'Kisten packen',
      found: { plan: { value: 'Umzug' }, bucket: { value: 'Offen' }, due: { value: { day: '2026-11-20' } } },
    });
  });

  it('tells “not urgent” from “urgent”', () => {
    expect(read('Zaun streichen nicht dringend')).toMatchObject({
      title: 'Zaun streichen',
      found: { importance: { value: 'low' } },
    });
  });
});
