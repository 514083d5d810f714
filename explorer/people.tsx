/*
 * People: who is signed in, and how to become somebody else in one click.
 *
 * Never  appears outside a sandbox: without /sandbox/people there is a field for a token instead.
 */
import { useEffect, useState, type ReactElement } from 'react';
import { SignIn } from './sign-in.ts';

interface Person {
  readonly name: string;
  readonly title: string;
  readonly note: string;
}

interface Props {
  readonly onSignIn: (name: string, signIn: SignIn) => void;
  readonly signedIn: string | null;
}

export function People({ onSignIn, signedIn }: Props): ReactElement {
  const [people, setPeople] = useState<readonly Person[] | null>(null);
  useEffect(() => void listed().then(setPeople), []);
  if (people === null) return <TokenField onSignIn={onSignIn} />;
  const become = async (name: string): Promise<void> => {
    const token = async (): Promise<string> =>
      (await fetch(`/sandbox/token?as=${encodeURIComponent(name)}`)).text();
    onSignIn(name, new SignIn(await token(), token));
  };
  return (
    <nav className="people" aria-label="Sandbox people">
      <strong>Sign in as</strong>
      {people.map(({ name, title, note }) => (
        <button
          key={name}
          type="button"
          title={`${title}. ${note}`}
          aria-pressed={name === signedIn}
          onClick={() => void become(name)}
        >
          {name}
        </button>
      ))}
      <span role="status">
        {signedIn === null ? 'Nobody is signed in.' : `Signed in as ${signedIn}.`}
      </span>
      <a href="/sandbox/simulator" target="_blank" rel="noreferrer">
        Simulator
      </a>
    </nav>
  );
}

function TokenField({ onSignIn }: Pick<Props, 'onSignIn'>): ReactElement {
  return (
    <nav className="people" aria-label="Sign in">
      <label>
        Token{' '}
        <input
          type="password"
          onChange={({ target }) => onSignIn('the token', new SignIn(target.value || null))}
        />
      </label>
    </nav>
  );
}

async function listed(): Promise<readonly Person[] | null> {
  const response = await fetch('/sandbox/people');
  return response.ok ? ((await response.json()) as Person[]) : null;
}
