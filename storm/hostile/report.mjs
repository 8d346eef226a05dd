/** What was sent, what came back, and what should not have. */
export class Report {
  /** @type {Record<string, { sent: number, slowestMs: number, statuses: Record<string, number> }>} */
  classes = {};
  /** @type {Map<string, { times: number, example: string }>} */
  findings = new Map();
  cards = 0;

  /**
   * @param {string} name of the sort of request
   * @param {string | number} status
   * @param {number} milliseconds
   */
  answered(name, status, milliseconds) {
    this.classes[name] ??= { sent: 0, slowestMs: 0, statuses: {} };
    const row = this.classes[name];
    row.sent += 1;
    row.slowestMs = Math.max(row.slowestMs, Math.round(milliseconds));
    row.statuses[status] = (row.statuses[status] ?? 0) + 1;
  }

  /**
   * Something that breaks a promise; of each sort an example is kept.
   * @param {string} sort
   * @param {unknown} example
   */
  found(sort, example = '') {
    const there = this.findings.get(sort);
    if (there) there.times += 1;
    else this.findings.set(sort, { times: 1, example: String(example).slice(0, 300) });
  }

  print() {
    const rows = Object.entries(this.classes).map(([name, { statuses, ...row }]) => [name, { ...row, ...statuses }]);
    console.table(Object.fromEntries(rows));
    for (const [sort, { times, example }] of this.findings) console.log(`✗ ${sort}: ${times} times\n    ${example}`);
  }
}
