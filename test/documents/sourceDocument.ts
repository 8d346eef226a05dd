/** Who sets a property in today's API: whoever calls, the service, or nobody because there is no such property. */
export type Today = 'written' | 'service' | 'gone';

export interface DocumentedProperty {
  readonly name: string;
  /** As the document prints it, such as `String collection`; where it prints a value alone, Graph's type of it. */
  readonly type: string;
  readonly today: Today;
  /** `update` where the property can be written, but not when the object is created. */
  readonly when?: 'update';
  /** What has taken the place of a property that is gone. */
  readonly successor?: string;
}

type Body = Readonly<Record<string, unknown>>;

/** A request and its answer as the document prints them, errors of the document included. */
export interface Example {
  readonly title: string;
  readonly url: string;
  readonly body: Body;
  readonly answer: { readonly status: 201; readonly body: Body };
}

/** One of the five pages of Graph's reference, of several ages, that tell what Muster is to create. */
export interface SourceDocument {
  readonly number: '000' | '001' | '002' | '003' | '004';
  readonly title: string;
  /** The paths to POST to, as printed. */
  readonly paths: readonly string[];
  /** Where the object is created today, and as what. */
  readonly operation: { readonly path: `/${'v1.0' | 'beta'}/${string}`; readonly type: string };
  /** Those of the tables first, then those that only the examples show; what an object holds is one property. */
  readonly properties: readonly DocumentedProperty[];
  readonly examples: readonly Example[];
}
