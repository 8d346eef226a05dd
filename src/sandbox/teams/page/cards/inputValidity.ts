const failed = 'ac-input-validation-failed';

/** Tells assistive technology which inputs are wrong: `adaptivecards` marks them with a class only. */
export function watchInputValidity(card: HTMLElement): void {
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target instanceof HTMLElement && target.classList.contains('ac-input')) mark(target);
    }
  }).observe(card, { subtree: true, attributes: true, attributeFilter: ['class'] });
}

function mark(input: HTMLElement): void {
  if (input.classList.contains(failed)) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}
