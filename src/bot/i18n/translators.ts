import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n, type Resource } from 'i18next';
import { LRUCache } from 'lru-cache';
import { Translator } from './translator';

/** English is what the keys say; it needs no file. */
export const ENGLISH = 'en';
const SHARED = 'shared';

/** A translator for each language of a folder, `<language>/<kind>.json` and `<language>/shared.json`; whatever is missing there is said in English. */
export class Translators {
  /** Codes of all languages, English first. */
  readonly codes: readonly string[];
  private readonly namespaces: readonly string[];
  private readonly i18n: i18n = createInstance();
  private readonly texts = new LRUCache<string, string>({ max: 10_000 });
  private readonly byLocale = new LRUCache<string, Translator>({ max: 200 });

  constructor(resources: Resource = {}) {
    this.codes = [ENGLISH, ...Object.keys(resources)];
    this.namespaces = [...new Set([SHARED, ...Object.values(resources).flatMap(Object.keys)])];
    void this.i18n.init({
      resources,
      lng: ENGLISH,
      fallbackLng: false,
      initAsync: false,
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
    });
  }

  static load(folder: string): Translators {
    const resources = foldersIn(folder).map((code) => {
      const files = readdirSync(join(folder, code)).filter((file) => file.endsWith('.json'));
      const texts = (file: string): Record<string, string> =>
        JSON.parse(readFileSync(join(folder, code, file), 'utf8'));
      return [code, Object.fromEntries(files.map((file) => [file.slice(0, -'.json'.length), texts(file)]))] as const;
    });
    return new Translators(Object.fromEntries(resources));
  }

  /** The translator of a locale, `de-AT`, as far as there is one; English for everybody else. */
  of(locale = ''): Translator {
    const known = this.byLocale.get(locale);
    if (known) return known;
    const translator = this.translatorOf(locale);
    this.byLocale.set(locale, translator);
    return translator;
  }

  private translatorOf(locale: string): Translator {
    const [base = ''] = locale.split('-');
    const code = [locale, base].find((one) => this.codes.includes(one)) ?? ENGLISH;
    const translate = this.i18n.getFixedT(code);
    return new Translator(code, dateLocale(locale, code), this.namespaces, (key, ns, holes) =>
      holes ? translate(key, { ...holes, ns }) : this.kept(`${code} ${ns[0]} ${key}`, () => translate(key, { ns })),
    );
  }

  /** A summary has some thirty texts without holes, and looking one up takes as long as filling a fifth of a card. */
  private kept(place: string, translate: () => string): string {
    const known = this.texts.get(place);
    if (known !== undefined) return known;
    const text = translate();
    this.texts.set(place, text);
    return text;
  }
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** Where the words are not those of the locale its order is of no use; en-US is also what a client says that knows no better. */
function dateLocale(locale: string, code: string): string {
  const own = locale.split('-')[0] === code;
  if (code === ENGLISH && (!own || locale === 'en-US' || locale === ENGLISH)) return 'en-GB';
  return own ? locale : code;
}
