import { isJson, textIn } from '../teams/json';
import type { TrafficLog } from './trafficLog';

/** What a line of the bot's log tells of its store; a bot that logs otherwise has no such lines. */
export function storeTraffic(line: unknown, log: TrafficLog): void {
  const step = textIn(line, 'step');
  // What belongs to no turn is the watch for what is due.
  if (!isJson(line) || line.turn === undefined || !step?.startsWith('store ')) return;
  const ms = Number(line.ms ?? 0);
  const ended = Date.parse(textIn(line, 'time') ?? '') || Date.now();
  const at = new Date(ended - ms).toISOString();
  log.add(
    { at, way: 'store', name: step.slice('store '.length), method: '', url: '', body: line },
    { status: 200, response: null },
    ms,
  );
}
