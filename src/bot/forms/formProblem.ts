import type { AlikeObject } from './alike';
import type { Problems } from './readForm';

/** A form that cannot be submitted as it is: what the person can mend, field by field. */
export class FormProblem extends Error {
  override readonly name = 'FormProblem';

  /** `alike`: what is there already, which its person may want instead, or not mind. */
  constructor(
    readonly problems: Problems,
    readonly alike: readonly AlikeObject[] = [],
  ) {
    super(JSON.stringify(problems));
  }
}
