const LONGEST = 60;

/** Why Entra let nobody in: `cancelled` where it gives no reason. Its sentence may name people, so only its number is kept. */
export interface SignInRefusal {
  readonly error: string;
  readonly number?: string;
}

/** Reads what came with the address, which anybody may have written: words of one kind alone, and no longer than a word. */
export function refusalIn(query: URLSearchParams): SignInRefusal {
  const error = wordIn(query.get('error')) || 'cancelled';
  const [number] = /AADSTS\d{1,12}/.exec((query.get('error_description') ?? '').slice(0, 1_000)) ?? [];
  return { error, ...(number && { number }) };
}

function wordIn(text: string | null): string {
  return (text ?? '').slice(0, LONGEST).replace(/[^\w.-]/g, '');
}
