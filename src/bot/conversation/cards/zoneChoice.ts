import type { Card } from '../../cards/cardDeck';
import { withData } from '../../cards/withReading';
import type { Answers } from '../../forms/readForm';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { isRecord } from '../../json/json';
import { mainZones, offsetOf } from '../../turn/timeZones';
import type { Turn } from '../../turn/turn';

/** The input for the zone in which the days and times of a form are meant. */
export const FORM_ZONE = 'formTimeZone';
/** In the data of a form's buttons: the zone in which its words were read. */
export const READ_IN = 'readIn';

export const CHOOSE_ZONE = say`Choose your time zone, so that days and times are right.`;

/** Whether some answers mean something else in another zone. */
export function holdTimes(answers: Answers): boolean {
  return Object.values(answers).some((answer) => /^(?:\d{4}-\d\d-\d\d|\d\d:\d\d)$/.test(answer));
}

/** What the choice needs beside the turn. */
export interface ZoneChoiceParts {
  readonly translator: Translator;
  /** Of the button that reads the words again. */
  readonly data: object;
  readonly now: number;
}

/** A form that says in which zone its days and times are meant, and lets another be chosen, where the client has not told it. */
export function withZoneChoice(card: Card, { requester }: Turn, { translator, data, now }: ZoneChoiceParts): Card {
  const { zoneFrom, timeZone } = requester;
  if (zoneFrom === undefined) return card;
  const value = zoneFrom === 'nothing' ? '' : timeZone;
  const sentence = translator.localize(sentenceFor(zoneFrom, nameOf(timeZone, now)));
  const again = { type: 'Action.Execute', title: translator.localize(say`Use this time zone`), verb: 'zone', data };
  const choice = {
    type: 'Container',
    spacing: 'Small',
    items: [
      {
        type: 'TextBlock',
        text: sentence,
        wrap: true,
        size: 'Small',
        ...(isGuess(zoneFrom) && { color: 'Attention' }),
      },
      {
        type: 'Input.ChoiceSet',
        id: FORM_ZONE,
        label: translator.localize(say`Time zone`),
        value,
        style: 'compact',
        choices: choicesFor(value, now),
      },
      { type: 'ActionSet', spacing: 'Small', actions: [again] },
    ],
  };
  const [heading, ...body] = Array.isArray(card.body) ? card.body : [];
  const whole = withData({ ...card, body: [heading, choice, ...body] }, () => ({ [READ_IN]: timeZone }));
  return isRecord(whole) ? { ...card, ...whole } : card;
}

/** The moment as people see it in a list: `Los Angeles (UTC−08:00)`. */
function nameOf(zone: string, now: number): string {
  const minutes = offsetOf(zone, now);
  const offset = offsetInWords(minutes);
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return zone === 'UTC' || zone.startsWith('Etc/') ? offset : `${city} (${offset})`;
}

function offsetInWords(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return `UTC${minutes < 0 ? '−' : '+'}${two(hours)}:${two(rest)}`;
}

/** Those with the same time of day first, then from west to east. */
function choicesFor(value: string, now: number): { title: string; value: string }[] {
  const usual = value === '' ? undefined : offsetOf(value, now);
  const zones = [...new Set([...(value === '' ? [] : [value]), ...mainZones()])];
  const placed = zones.map((zone) => ({ zone, minutes: offsetOf(zone, now) }));
  const distance = ({ zone, minutes }: { zone: string; minutes: number }) =>
    zone === value ? -2 : minutes === usual ? -1 : 0;
  placed.sort((a, b) => distance(a) - distance(b) || a.minutes - b.minutes);
  return placed.map(({ zone }) => ({ title: nameOf(zone, now), value: zone }));
}

function isGuess(zoneFrom: Turn['requester']['zoneFrom']): boolean {
  return zoneFrom === 'offset' || zoneFrom === 'nothing';
}

function sentenceFor(zoneFrom: NonNullable<Turn['requester']['zoneFrom']>, zone: string): LocalizedText {
  if (zoneFrom === 'nothing')
    return say`Your Teams does not tell me where you are. Choose your time zone, so that days and times are right.`;
  if (zoneFrom === 'offset')
    return say`Your Teams tells me your clock, but not where you are. I take it for ${zone}, which is a guess: choose another if it is not yours.`;
  if (zoneFrom === 'mailbox') return say`Days and times are those of ${zone}, as your mailbox has it.`;
  return say`Days and times are those of ${zone}.`;
}

export function asksForTimes(card: Card): boolean {
  return /"type":"Input\.(?:Date|Time)"/.test(JSON.stringify(card.body));
}
