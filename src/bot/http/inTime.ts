/** What the work comes to, or that it takes longer than so many milliseconds; it goes on then. */
export async function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late');
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
