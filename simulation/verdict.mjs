// What a whole history must not hold: of each form its objects, what its person was told, and how they left it.

/** @typedef {import('./form.mjs').Form} Form */
/** @typedef {import('./simulatedGraph.mjs').StoredObject} StoredObject */
/** @typedef {{ what: string, form: string, words: string }} Violation */

/**
 * @param {readonly Form[]} forms
 * @param {readonly StoredObject[]} objects
 * @returns {Violation[]}
 */
export function violations(forms, objects) {
  return forms.flatMap((form) => {
    const own = objects.filter(({ form: nonce }) => nonce === form.nonce);
    const there = own.filter(({ deleted }) => !deleted);
    const told = [...new Set(form.told)];
    const others = forms.filter((other) => other !== form && other.told.some((id) => told.includes(id)));
    /** @type {[boolean, string][]} */
    const rules = [
      [there.length > 1, 'doubled'],
      [others.length > 0, 'one object told to two forms'],
      [told.some((id) => !own.some((one) => one.id === id)), 'told of somebody else’s object'],
      [
        told.length > 0 && form.undo === '' && !there.some(({ id }) => told.includes(id)),
        'told created, and it is not there',
      ],
      [form.isUndone && there.length > 0, 'told undone, and it is there'],
      [form.undo === 'refused' && !form.isUndone && there.length === 0, 'told not undone, and it is gone'],
      [form.undo === 'open', 'never told whether it was undone'],
      [told.length > 1, 'told of two objects'],
      [form.state === 'given up' && there.length > 0 && told.length === 0, 'told failed, and it is there'],
      [form.state === 'open', 'never told'],
    ];
    const ids = own.map(({ id, deleted }) => (deleted ? `${id} deleted` : id)).join(', ') || 'none';
    const words = `${form.nonce}: objects ${ids}; told ${told.join(', ') || 'nothing'}; ${form.state}; undo ${form.undo || 'not pressed'}`;
    return rules.filter(([broken]) => broken).map(([, what]) => ({ what, form: form.nonce, words }));
  });
}
