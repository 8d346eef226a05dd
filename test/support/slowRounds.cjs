// Preloaded into a bot: from the signal SIGUSR2 on each round of its event loop takes 60 milliseconds, for four seconds.
process.on('SIGUSR2', () => {
  const end = performance.now() + 4_000;
  const round = () => {
    for (const until = performance.now() + 60; performance.now() < until; );
    if (performance.now() < end) setImmediate(round);
  };
  round();
});
