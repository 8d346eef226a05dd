import type { LocalizedText } from '../i18n/localizedText';

/** Something that is there already, of which a form asks for a second one. */
export interface AlikeObject {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of its name: `Microsoft 365 group, night-owls@contoso.com`. */
  readonly line: LocalizedText;
  /** Opens it; '' where nothing does. */
  readonly url: string;
}
