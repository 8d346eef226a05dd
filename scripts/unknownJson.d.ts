/** What comes out of JSON is not known before it is looked at. */
interface JSON {
  parse(text: string): unknown;
}
