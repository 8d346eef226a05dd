import { readFileSync } from 'node:fs';
import { objectIn, textIn } from '../../dist/sandbox/teams/json.js';
import { FORGED } from './presses.mjs';

/** @typedef {import('../microsoft.mjs').Microsoft} Microsoft */
/** @typedef {import('./report.mjs').Report} Report */

/**
 * Every write that reaches Graph is looked at: nothing of a forged name may be among them.
 * @param {Microsoft} microsoft
 * @param {Report} report
 */
export function watchGraph(microsoft, report) {
  const counts = { writes: 0, created: 0 };
  microsoft.exchanges.subscribe(({ method, url, status, requestBody }) => {
    if (status >= 500) report.found(`Graph's stand-in answered ${status}`, url);
    if (method === 'GET') return;
    counts.writes += 1;
    if (status === 201) counts.created += 1;
    if (`${JSON.stringify(requestBody)}`.includes(FORGED)) report.found('a forged submission reached Graph', url);
  });
  return counts;
}

/**
 * Names of everything that there is in Graph at the end.
 * @param {Microsoft} microsoft
 * @param {readonly import('../../dist/sandbox/tenant.js').User[]} users
 */
export async function namesInGraph(microsoft, users) {
  const objects = [];
  for (const user of users) {
    if (user === users[0]) objects.push(...(await microsoft.all(user, '/groups?$top=999')));
    for (const list of await microsoft.all(user, '/me/todo/lists'))
      objects.push(list, ...(await microsoft.all(user, `/me/todo/lists/${list.id}/tasks?$top=500`)));
    for (const path of ['/me/planner/tasks', '/me/outlook/taskGroups'])
      objects.push(...(await microsoft.all(user, path)));
  }
  return objects.map(({ displayName, title, name }) => `${displayName ?? title ?? name}`);
}

/**
 * What the bot's own log calls an error.
 * @param {string} logFile
 * @param {Report} report
 */
export function errorsIn(logFile, report) {
  for (const line of readFileSync(logFile, 'utf8').split('\n')) {
    if (line === '' || (line.startsWith('{') && !/"level":(50|60)/.test(line))) continue;
    const entry = line.startsWith('{') ? JSON.parse(line) : { msg: 'unstructured output' };
    const error = objectIn(entry, 'err');
    const sentence = `${textIn(entry, 'msg')}: ${error.type ?? ''} ${textIn(error, 'message')?.slice(0, 80) ?? ''}`;
    report.found(`log: ${sentence}`, error.stack ?? line);
  }
}
