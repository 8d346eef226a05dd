/** Tells the milliseconds that this process itself has worked since now, so that a busy machine does not count. */
export function stopwatch(): () => number {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  };
}

/** Milliseconds of the best of three runs, since what the compiler does meanwhile counts too. */
export function fastest(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const spent = stopwatch();
    work();
    return spent();
  });
  return Math.min(...times);
}
