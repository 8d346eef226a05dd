import type { Call, Item, Routes } from '../collection';
import { contextOf } from '../context';
import { notFound } from '../directory/directoryErrors';
import { needs } from '../permissions';
import { pageOf } from '../query/page';
import { pick, readSelect } from '../query/select';

interface LabelReads {
  readonly path: string;
  readonly permission: string;
  readonly type: string;
  /** The labels as they are now, in the shape that this path shows. */
  readonly items: () => readonly (Item & { readonly id: string })[];
}

const size = { usual: 100, most: 999 };

/** Adds the list of labels and the reading of one. */
export function addLabelReads(routes: Routes, { path, permission, type, items }: LabelReads): void {
  const known = Object.keys(items()[0] ?? {});
  const set = path.slice(1);
  const shown = (c: Call, item: Item) => pick(item, readSelect(c.req.query('$select'), { type, usual: known, known }));

  routes.get(path, needs(permission), (c) => {
    const page = pageOf(c, items(), size);
    return c.json({
      '@odata.context': contextOf(c, set),
      ...(page.nextLink !== undefined && { '@odata.nextLink': page.nextLink }),
      value: page.items.map((item) => shown(c, item)),
    });
  });

  routes.get(`${path}/:label`, needs(permission), (c) => {
    const id = c.req.param('label') ?? '';
    const item = items().find((label) => label.id === id.toLowerCase());
    if (item === undefined) throw notFound(id);
    return c.json({ '@odata.context': contextOf(c, `${set}/$entity`), ...shown(c, item) });
  });
}
