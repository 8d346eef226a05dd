/** What the work comes to, or `late` after so many milliseconds; the work itself goes on then. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late');
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
