import { readFileSync } from 'node:fs';
import { FORGED } from './presses.mjs';

/** Every write that reaches Graph is looked at: nothing of a forged name may be among them. */
export function watchGraph(microsoft, report) {
  const counts = { writes: 0, created: 0 };
  microsoft.exchanges.subscribe(({ method, url, status, requestBody }) => {
    if (status >= 500) report.found(`Graph's stand-in answered ${status}`, url);
    if (method === 'GET') return;
    counts.writes += 1;
    if (status === 201) counts.created += 1;
    if (JSON.stringify(requestBody)?.includes(FORGED)) report.found('a forged submission reached Graph', url);
  });
  return counts;
}

/** Names of everything that there is in Graph at the end. */
export async function namesInGraph(microsoft, users) {
  const names = (await microsoft.all(users[0], '/groups?$top=999')).map(({ displayName }) => displayName);
  for (const user of users) {
    for (const list of await microsoft.all(user, '/me/todo/lists')) {
      const tasks = await microsoft.all(user, `/me/todo/lists/${list.id}/tasks?$top=500`);
      names.push(list.displayName, ...tasks.map(({ title }) => title));
    }
    for (const path of ['/me/planner/tasks', '/me/outlook/taskGroups'])
      names.push(...(await microsoft.all(user, path)).map(({ title, name }) => title ?? name));
  }
  return names;
}

/** What the bot's own log calls an error. */
export function errorsIn(logFile, report) {
  for (const line of readFileSync(logFile, 'utf8').split('\n')) {
    if (line === '' || (line.startsWith('{') && !/"level":(50|60)/.test(line))) continue;
    const { msg, err } = line.startsWith('{') ? JSON.parse(line) : { msg: 'unstructured output' };
    report.found(`log: ${msg}: ${err?.type ?? ''} ${err?.message?.slice(0, 80) ?? ''}`, err?.stack ?? line);
  }
}
