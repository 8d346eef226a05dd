const NAME = 'muster-sign-in';
const TEN_MINUTES = 600;

/** The cookie that ties a sign-in to the browser that has opened its link. Over https no other site, and no page of a sibling domain, can set it. */
export class SignInCookie {
  private readonly name: string;
  private readonly attributes: string;

  constructor(publicUrl: string) {
    const secure = publicUrl.startsWith('https:');
    this.name = secure ? `__Host-${NAME}` : NAME;
    this.attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${TEN_MINUTES}${secure ? '; Secure' : ''}`;
  }

  /** As `Set-Cookie` has it. */
  with(value: string): string {
    return `${this.name}=${value}; ${this.attributes}`;
  }

  /** Its value among the cookies of a request; '' where it is missing. */
  in(cookies = ''): string {
    const pairs = cookies.split(';').map((pair) => pair.trim());
    return pairs.find((pair) => pair.startsWith(`${this.name}=`))?.slice(this.name.length + 1) ?? '';
  }
}
