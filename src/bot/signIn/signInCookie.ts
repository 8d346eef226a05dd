const NAME = 'muster-sign-in';
const TEN_MINUTES = 600;
/** Sign-in windows of one browser that may be open beside each other. */
const WINDOWS = 4;
const VALUE = /^[\w-]{43}$/;

/** The cookie that ties a sign-in to the browser that has opened its link. Over https no other site, and no page of a sibling domain, can set it. */
export class SignInCookie {
  private readonly name: string;
  private readonly attributes: string;

  constructor(publicUrl: string) {
    const secure = publicUrl.startsWith('https:');
    this.name = secure ? `__Host-${NAME}` : NAME;
    this.attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${TEN_MINUTES}${secure ? '; Secure' : ''}`;
  }

  /** As `Set-Cookie` has it: with what other windows of the same browser wait for. */
  with(value: string, cookies?: string): string {
    return `${this.name}=${[value, ...this.in(cookies)].slice(0, WINDOWS).join('.')}; ${this.attributes}`;
  }

  /** Its values among the cookies of a request, the newest first. */
  in(cookies = ''): string[] {
    const pairs = cookies.split(';').map((pair) => pair.trim());
    const found = pairs.find((pair) => pair.startsWith(`${this.name}=`))?.slice(this.name.length + 1) ?? '';
    return found
      .split('.')
      .filter((value) => VALUE.test(value))
      .slice(0, WINDOWS);
  }
}
