import type { Collection, GraphFixture, Item, Routes } from '../collection';
import { contextOf } from '../context';
import { inMailbox, mailboxesOf } from '../outlook/mailboxes';
import { itemNotFound } from '../outlook/outlookErrors';
import { outlookList, shown } from '../outlook/outlookList';
import { changedTask } from '../outlook/task';
import { replaceTask, taskIn } from '../outlook/taskIn';
import { checklistItems, checkNumber, linkedResources, partsOf, type TaskPart } from '../outlook/taskParts';
import { mailboxNeeds } from '../permissions';

/** `…/tasks/{id}/checklistItems` and `…/tasks/{id}/linkedResources`, one by one. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    for (const part of [checklistItems, linkedResources]) addPart(routes, fixture, part);
  },
};

function addPart(routes: Routes, fixture: GraphFixture, part: TaskPart): void {
  const mailboxes = mailboxesOf(fixture);
  const mayRead = mailboxNeeds('Tasks.Read', 'Tasks.ReadWrite');
  const mayWrite = mailboxNeeds('Tasks.ReadWrite');
  const listing = { set: part.name, type: part.type, known: part.known };
  const all = inMailbox(`/todo/lists/:list/tasks/:task/${part.name}`);
  const one = inMailbox(`/todo/lists/:list/tasks/:task/${part.name}/:part`);

  routes.on('GET', all, mayRead, (c) => outlookList(c, partsOf(taskIn(c, mailboxes).item, part), listing));

  routes.on('POST', all, mayWrite, (c) => {
    const found = taskIn(c, mailboxes);
    const created = part.changed({}, part.read(c.get('body'), ''));
    const items = [...partsOf(found.item, part), created];
    checkNumber(part, items);
    replaceTask(found, changedTask(found.item, { [part.name]: items }));
    return c.json({ '@odata.context': contextOf(c, `${part.name}/$entity`), ...created }, 201);
  });

  routes.on('GET', one, mayRead, (c) => {
    const item = itemNamed(partsOf(taskIn(c, mailboxes).item, part), c.req.param('part'));
    return c.json({ '@odata.context': contextOf(c, `${part.name}/$entity`), ...shown(c, item, listing) });
  });

  routes.on('PATCH', one, mayWrite, (c) => {
    const found = taskIn(c, mailboxes);
    const items = partsOf(found.item, part);
    const item = itemNamed(items, c.req.param('part'));
    const changed = part.changed(item, part.read(c.get('body'), ''));
    const replaced = items.map((known) => (known === item ? changed : known));
    replaceTask(found, changedTask(found.item, { [part.name]: replaced }));
    return c.json({ '@odata.context': contextOf(c, `${part.name}/$entity`), ...changed });
  });

  routes.on('DELETE', one, mayWrite, (c) => {
    const found = taskIn(c, mailboxes);
    const items = partsOf(found.item, part);
    const item = itemNamed(items, c.req.param('part'));
    replaceTask(found, changedTask(found.item, { [part.name]: items.filter((known) => known !== item) }));
    return c.body(null, 204);
  });
}

function itemNamed(items: readonly Item[], id: string | undefined): Item {
  const item = items.find((known) => known.id === id);
  if (item === undefined) throw itemNotFound();
  return item;
}
