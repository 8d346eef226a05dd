import type { ObjectKind } from '../../src/bot/kinds/kind';

const GERMAN: Readonly<Record<string, readonly string[]>> = {
  microsoft365Group: ['gruppe', 'microsoft 365 gruppe'],
  securityGroup: ['sicherheitsgruppe', 'gruppe'],
  dynamicGroup: ['dynamische gruppe', 'gruppe'],
  todoTask: ['aufgabe', 'to do aufgabe'],
  todoTaskList: ['liste', 'aufgabenliste'],
  plannerTask: ['planner aufgabe'],
};

/** What kinds are called in German beside their English names; in English by these alone. */
export function germanPhrases({ name, phrases }: ObjectKind, code: string): readonly string[] {
  return code === 'de' ? [...(GERMAN[name] ?? []), ...phrases] : phrases;
}
