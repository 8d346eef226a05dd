import { CLOUDS } from '../../src/bot/cloud/clouds';
import { eventually } from '../support/eventually';
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

interface Job {
  readonly user: string;
  readonly chat: 'personal' | 'group' | 'channel';
  readonly command: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const MEMBER = '20f4bcbc-5e32-461c-9c9a-36bd2ec3cafc';

/** A group, a task and a Planner task, by three people in three kinds of chat. */
export async function mainJob(sandbox: Sandbox, world: string): Promise<Row> {
  await sandbox.forgetExchanges();
  const name = world.replaceAll(/\W+/g, ' ').trim();
  const group = await done(sandbox, {
    user: 'alex@contoso.example',
    chat: 'group',
    command: `@Muster new security group ${name}`,
    inputs: { displayName: name, members: MEMBER },
  });
  const task = await done(sandbox, {
    user: 'ben@contoso.example',
    chat: 'personal',
    command: `add task ${name}`,
    inputs: {},
  });
  const plannerTask = await done(sandbox, {
    user: 'carla@contoso.example',
    chat: 'channel',
    command: `@Muster add planner task ${name}`,
    inputs: {},
  });
  const sent = JSON.stringify(await sandbox.exchanges('POST'));
  const seen = [group, task, plannerTask].map((card) => JSON.stringify(card));
  return {
    place: world,
    group: outcomeOf(textOf(group)),
    task: outcomeOf(textOf(task)),
    plannerTask: outcomeOf(textOf(plannerTask)),
    hosts: hostsIn([...seen, sent].join(' ')),
  };
}

/** The card at the end. Where a client does not know Action.Execute, form and summary are in the person's own chat. */
async function done(sandbox: Sandbox, { user, chat, command, inputs }: Job): Promise<unknown> {
  const here = { user, chat, consent: true } as const;
  const said = await sandbox.say(command, here);
  if (textOf(lastCard(said)).includes('[Open form]')) await sandbox.press({ ...here, verb: 'open' });
  const isHere = textOf(lastCard(await sandbox.chat(here))).includes('[Create]');
  const there = isHere ? here : ({ ...here, chat: 'personal' } as const);
  await sandbox.press({ ...there, verb: 'create', inputs });
  return eventually(async () => {
    const card = lastCard(await sandbox.chat(there));
    return textOf(card).startsWith('Creating') ? undefined : card;
  }, 200);
}

function outcomeOf(text: string): string {
  return /^✓ .* created$/m.test(text) ? 'created' : text.slice(0, 200);
}

function hostsIn(text: string): string[] {
  const found = [...text.matchAll(/https:\/\/([\w.-]+)/g)].map(([, host = '']) => host);
  return [...new Set(found)].filter((host) => HOSTS.includes(host)).sort();
}
