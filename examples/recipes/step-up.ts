// What could take a number or an account away needs a sign-in of the last minutes. Nobody is asked before the gateway asks for it.

/** `signIn` of a problem STEP_UP_REQUIRED. */
export interface WantedSignIn {
  readonly maxAgeSeconds: number;
  readonly acrValues: readonly string[];
}

interface Payload {
  readonly problems: readonly { readonly code: string; readonly signIn?: WantedSignIn | null }[];
}

/** The address of the brand's sign-in (OpenID Connect) that asks for exactly what is wanted. */
export function signInAddress(
  authorize: string,
  { maxAgeSeconds, acrValues }: WantedSignIn,
): string {
  const address = new URL(authorize);
  address.searchParams.set('max_age', String(maxAgeSeconds));
  if (acrValues.length > 0) address.searchParams.set('acr_values', acrValues.join(' '));
  return address.href;
}

/** Sends it and, where the sign-in is too old for it, once more after the person has signed in. Each time is an intent with a key of its own. */
export async function withFreshSignIn<P extends Payload>(
  send: (idempotencyKey: string) => Promise<P>,
  signInAgain: (wanted: WantedSignIn) => Promise<void>,
): Promise<P> {
  const first = await send(crypto.randomUUID());
  const wanted = first.problems.find(({ code }) => code === 'STEP_UP_REQUIRED')?.signIn;
  if (!wanted) return first;
  await signInAgain(wanted); // from here on getToken gives the new token
  return send(crypto.randomUUID());
}
