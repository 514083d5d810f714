// In the sandbox anybody may sign in as anybody who lives there. In your app, ask the brand's sign-in here.
import type { GetToken } from 'reach-gateway-client';

export function signedInAs(person: string, gateway: string): GetToken {
  let token: string | null = null;
  return async ({ refused }) => {
    if (token === null || refused) {
      const answer = await fetch(`${gateway}/sandbox/token?as=${person}`);
      if (!answer.ok) throw new Error(`The sandbox knows nobody of the name ${person}.`);
      token = await answer.text();
    }
    return token;
  };
}
