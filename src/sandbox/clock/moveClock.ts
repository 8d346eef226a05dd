const TrueDate = Date;
let aheadMs = 0;

/** Moves this process's idea of now: so many seconds ahead of the true time, absolute; 0 returns to it. */
export function moveClock(seconds: number): void {
  aheadMs = seconds * 1000;
  if (globalThis.Date === TrueDate && aheadMs !== 0) globalThis.Date = shifted();
}

function shifted(): DateConstructor {
  const now = () => TrueDate.now() + aheadMs;
  return new Proxy(TrueDate, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new TrueDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
