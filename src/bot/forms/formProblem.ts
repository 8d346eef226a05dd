import type { Problems } from './readForm';

/** A form that cannot be submitted as it is: what the person can mend, field by field. */
export class FormProblem extends Error {
  override readonly name = 'FormProblem';

  constructor(readonly problems: Problems) {
    super(JSON.stringify(problems));
  }
}
