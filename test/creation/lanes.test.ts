import { Lanes } from '../../src/bot/creation/lanes';

/** Work that goes on until it is told to end. */
class Work {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, () => void>();

  on(name: string): () => Promise<void> {
    return () => {
      this.begun.push(name);
      return new Promise((resolve) => this.ends.set(name, resolve));
    };
  }

  end(name: string): void {
    this.ends.get(name)?.();
  }
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('Lanes', () => {
  it('let so many go on at once under one key, and the others in the order in which they came', async () => {
    const [lanes, work] = [new Lanes(2), new Work()];
    for (const name of ['a', 'b', 'c', 'd']) void lanes.run('ann', work.on(name));
    await soon();
    expect(work.begun).toEqual(['a', 'b']);
    work.end('b');
    await soon();
    expect(work.begun).toEqual(['a', 'b', 'c']);
    work.end('a');
    await soon();
    expect(work.begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('hold up nobody under another key', async () => {
    const [lanes, work] = [new Lanes(1), new Work()];
    for (const key of ['ann', 'ann', 'ben']) void lanes.run(key, work.on(key));
    await soon();
    expect(work.begun).toEqual(['ann', 'ben']);
  });

  it('go on after work that failed', async () => {
    const [lanes, work] = [new Lanes(1), new Work()];
    const failed = lanes.run('ann', () => Promise.reject(new Error('no')));
    void lanes.run('ann', work.on('next'));
    await expect(failed).rejects.toThrow('no');
    await soon();
    expect(work.begun).toEqual(['next']);
  });
});
