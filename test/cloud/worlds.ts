import { CLOUDS } from '../../src/bot/cloud/clouds';
import { lastCard, type Sandbox, textOf } from '../support/sandbox';

/** What one world made of the job, as a row of the table. */
export interface Row {
  readonly place: string;
  readonly group: string;
  readonly task: string;
  readonly plannerTask: string;
  /** Hosts of Microsoft that were asked, named, or that cards lead to; none of them may be another cloud's. */
  readonly hosts: readonly string[];
}

const HOSTS = Object.values(CLOUDS).flatMap(({ entra, graph, connectors, links }) =>
  [entra, graph, ...connectors, ...Object.values(links)].map((address) => new URL(address).hostname),
);

/** A group, a task and a Planner task, by three people in three kinds of chat. */
export async function mainJob(sandbox: Sandbox, world: string): Promise<Row> {
  await sandbox.forgetExchanges();
  const name = world.replaceAll(/\W+/g, ' ').trim();
  const alex = { user: 'alex@contoso.example', chat: 'group' } as const;
  await sandbox.form(`@Muster new security group ${name}`, alex);
  const members = '20f4bcbc-5e32-461c-9c9a-36bd2ec3cafc';
  const group = await sandbox.press({ ...alex, verb: 'create', inputs: { displayName: name, members }, consent: true });
  const ben = { user: 'ben@contoso.example', chat: 'personal' } as const;
  await sandbox.form(`add task ${name}`, ben);
  const task = await sandbox.press({ ...ben, verb: 'create', inputs: {}, consent: true });
  const carla = { user: 'carla@contoso.example', chat: 'channel' } as const;
  await sandbox.form(`@Muster add planner task ${name}`, carla);
  const plannerTask = await sandbox.press({ ...carla, verb: 'create', inputs: {}, consent: true });
  const seen = [group, task, plannerTask].map((one) => JSON.stringify(lastCard(one)));
  const sent = JSON.stringify(await sandbox.exchanges('POST'));
  return {
    place: world,
    group: outcomeOf(textOf(lastCard(group))),
    task: outcomeOf(textOf(lastCard(task))),
    plannerTask: outcomeOf(textOf(lastCard(plannerTask))),
    hosts: hostsIn([...seen, sent].join(' ')),
  };
}

function outcomeOf(text: string): string {
  return /\bcreated\b/.test(text) ? 'created' : text.slice(0, 200);
}

function hostsIn(text: string): string[] {
  const found = [...text.matchAll(/https:\/\/([\w.-]+)/g)].map(([, host = '']) => host);
  return [...new Set(found)].filter((host) => HOSTS.includes(host)).sort();
}
