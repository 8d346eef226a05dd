/** What was sent, what came back, and what should not have. */
export class Report {
  classes = {};
  findings = new Map();
  cards = 0;

  answered(name, status, milliseconds) {
    this.classes[name] ??= { sent: 0, slowestMs: 0 };
    const row = this.classes[name];
    row.sent += 1;
    row.slowestMs = Math.max(row.slowestMs, Math.round(milliseconds));
    row[status] = (row[status] ?? 0) + 1;
  }

  /** Something that breaks a promise; of each sort an example is kept. */
  found(sort, example = '') {
    const there = this.findings.get(sort);
    if (there) there.times += 1;
    else this.findings.set(sort, { times: 1, example: String(example).slice(0, 300) });
  }

  print() {
    console.table(this.classes);
    for (const [sort, { times, example }] of this.findings) console.log(`✗ ${sort}: ${times} times\n    ${example}`);
  }
}
