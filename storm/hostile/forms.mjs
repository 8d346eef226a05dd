import { elementsOf } from '../client.mjs';

export const COMMANDS = {
  todoTask: 'add task',
  securityGroup: 'new security group',
  microsoft365Group: 'new group',
  dynamicGroup: 'new dynamic group',
  roleAssignableGroup: 'new role group',
  plannerTask: 'add planner task',
  todoTaskList: 'new list',
  outlookTaskGroup: 'new task group',
};
export const KINDS = Object.keys(COMMANDS);

/** People who ask for forms properly, and submit them. */
export class Forms {
  constructor({ microsoft, channel, client, activities }) {
    Object.assign(this, { microsoft, channel, client, activities });
  }

  /** The form that somebody gets who asks for it; undefined where Graph lets the person have none. */
  async open(name, user, chat, kind, said = '') {
    const activity = this.activities.message(user, chat, `${COMMANDS[kind]} ${said}`);
    const coming = this.microsoft.connector.replyTo(activity.id, 20_000);
    await this.send(name, activity);
    const reply = await coming;
    const card = reply?.activity.attachments?.[0]?.content;
    if (!card) throw new Error(`Nobody answers “${COMMANDS[kind]}”.`);
    const form = { user, chat, kind, message: reply.id, ...readForm(card) };
    if (form.inputs.length > 0) return form;
    const opened = await this.press(name, form, 'open', form.data);
    return opened.card && { ...form, ...readForm(opened.card) };
  }

  /** A press by the form's owner; signs in silently where the bot asks for it. */
  async press(name, { user, chat, message }, verb, data) {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const answer = await this.send(name, this.activities.press(user, chat, value, message));
    if (!answer.signIn) return answer;
    const authentication = { id: 'a', connectionName: 'graph', token: await this.client.tokenOf(user) };
    return this.send(name, this.activities.press(user, chat, { ...value, authentication }, message));
  }

  async send(name, activity, allowed = [200]) {
    return this.channel.post(name, { headers: await this.headers(), body: JSON.stringify(activity), allowed });
  }

  async headers() {
    const authorization = `Bearer ${await this.client.channelToken()}`;
    return { 'content-type': 'application/json; charset=utf-8', authorization };
  }
}

/** What a person would send who has filled in only the name. */
export function answersOf({ kind, inputs }, name) {
  const answers = Object.fromEntries(inputs.map(({ id, value }) => [id, value]).filter(([, value]) => value));
  const [first] = inputs;
  return {
    ...answers,
    [first.id]: name,
    ...(kind === 'dynamicGroup' && { membershipRule: 'user.department -eq "Sales"' }),
    ...(kind === 'roleAssignableGroup' && { confirmation: name }),
  };
}

function readForm(card) {
  const elements = elementsOf(card);
  const inputs = elements.filter(({ type }) => type?.startsWith('Input.'));
  const { data } = elements.find(({ type, verb }) => type === 'Action.Execute' && verb !== 'switch') ?? {};
  return { inputs, data };
}

/** Some forms of every kind in several places, and one of each that was submitted. */
export async function openForms(forms, { userFor, random, each }) {
  const opened = [];
  const spent = [];
  for (const kind of KINDS) {
    for (let i = 0; i < each; i++) {
      const user = userFor(kind, random);
      const form = await forms.open('forms to forge', user, forms.activities.chatOf(user, random), kind);
      opened.push(form);
    }
    const form = opened.pop();
    const answer = await forms.press('forms to forge', form, 'create', {
      ...form.data,
      ...answersOf(form, `Spent ${kind}`),
    });
    if (!JSON.stringify(answer.card)?.includes('✓'))
      throw new Error(`No ${kind} could be created: ${JSON.stringify(answer)}`);
    spent.push(form);
  }
  return { opened, spent };
}
