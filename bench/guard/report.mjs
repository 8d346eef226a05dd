/** @param {readonly import('./guard.mjs').Verdict[]} verdicts */
export function printVerdicts(verdicts) {
  for (const { workload, figure, beside, release, low, middle, high, limit, isDearer, bought } of verdicts) {
    const sign = isDearer ? '✗' : '✓';
    const range = `${middle.toFixed(2)} (90 %: ${low.toFixed(2)}–${high.toFixed(2)}, at most ${limit})`;
    const paid = low > limit && bought ? ` Bought: ${bought}` : '';
    console.log(`${sign} ${workload} ${figure} beside the ${beside} release, ${release}: ${range}${paid}`);
  }
  const dearer = verdicts.filter(({ isDearer }) => isDearer).length;
  console.log(`${verdicts.length} compared, ${dearer} dearer than allowed`);
  return dearer;
}
