/** @typedef {{ ended: Promise<unknown>, stop: () => Promise<void> }} Running a program that has been started */
/**
 * @typedef {object} Ports
 * @property {() => Promise<boolean>} build whether all of it compiles
 * @property {() => Running} start
 * @property {(sentence: string) => void} tell
 */

/**
 * Builds and starts a program, and again after each change; one that does not compile leaves the old one running.
 * @param {Ports} ports
 */
export function restartOnChange({ build, start, tell }) {
  /** @type {Running | undefined} */
  let running;
  let isStopped = false;
  let turn = restart();

  async function restart() {
    const isBuilt = await build();
    if (isStopped) return;
    if (!isBuilt) return tell(`It does not compile${running ? '; the one that runs goes on' : ''}. Mend it and save.`);
    const old = running;
    running = undefined;
    await old?.stop();
    watchOver(start());
  }

  /** @param {Running} started */
  function watchOver(started) {
    running = started;
    void started.ended.then(() => {
      if (running !== started || isStopped) return;
      running = undefined;
      tell('It has ended; your next change starts it again.');
    });
  }

  return {
    /** Waits for a build that is under way. */
    changed() {
      turn = turn.then(() => (isStopped ? undefined : restart()));
      return turn;
    },
    async stop() {
      isStopped = true;
      await turn;
      await running?.stop();
    },
  };
}
