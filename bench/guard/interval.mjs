/** Student's t, 95 % one-sided, by degrees of freedom from 1: so an interval of 90 %. */
const T95 = [6.31, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753];
const T95_OF_MANY = 1.645;

/**
 * The 90 % interval of a ratio that was measured some times, over its logarithms; two numbers at least.
 * @param {readonly number[]} ratios
 */
export function interval(ratios) {
  const logs = ratios.map(Math.log);
  const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  const variance = logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (logs.length - 1);
  const half = (T95[logs.length - 2] ?? T95_OF_MANY) * Math.sqrt(variance / logs.length);
  return { low: Math.exp(mean - half), middle: Math.exp(mean), high: Math.exp(mean + half) };
}
