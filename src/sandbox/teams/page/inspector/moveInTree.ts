/** Arrow keys in a tree of lines: up and down from line to line, right opens or enters, left closes or leaves. */
export function moveInTree(event: KeyboardEvent): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLElement) || target.tagName !== 'SUMMARY' || !(currentTarget instanceof HTMLElement))
    return;
  const lines: Element[] = [...currentTarget.querySelectorAll('summary')].filter((line) => line.offsetParent !== null);
  const here = lines.indexOf(target);
  const details = target.parentElement;
  const goal = { ArrowDown: lines[here + 1], ArrowUp: lines[here - 1], Home: lines[0], End: lines.at(-1) }[key];
  if (goal instanceof HTMLElement) goal.focus();
  else if (key === 'ArrowRight' && details instanceof HTMLDetailsElement) details.open = true;
  else if (key === 'ArrowLeft' && details instanceof HTMLDetailsElement && details.open) details.open = false;
  else if (key === 'ArrowLeft') details?.parentElement?.parentElement?.closest('li')?.querySelector('summary')?.focus();
  else return;
  event.preventDefault();
}
