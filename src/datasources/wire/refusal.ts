/*
 * Refusal: what the platform declined, as a problem that a client can act on.
 *
 * Owns   the mapping of the platform's field names (Q14) to fields of our inputs, and of a cause to a problem code.
 * Never  drops a field error in silence: a name that nobody mapped is counted as drift.
 */
import { problem, type Problem } from '../../errors.ts';
import type { Failure } from './envelope.ts';
import { platformMessage } from './platform-text.ts';
import type { DeclineCause } from './verdict.ts';
import type { OnDrift } from './wire-record.ts';

/** Which input field each of the platform's field names means. Keys in lower case. */
export type FieldPaths = Readonly<Record<string, readonly string[]>>;

export interface Declined {
  readonly cause: DeclineCause;
  readonly failure: Failure;
}

function declined(cause: DeclineCause, platformMessage: string | null): Problem {
  switch (cause) {
    case 'invalid':
    case 'refused':
      return problem('PLATFORM_DECLINED', 'DECLINED', { platformMessage });
    case 'conflict':
      return problem('CONFLICT', 'PLATFORM_STATE', { platformMessage });
    case 'not-found':
      return problem('NOT_FOUND', 'NOT_AT_PLATFORM', { platformMessage });
    case 'denied':
      return problem('PLATFORM_DENIED', 'NOT_ENTITLED', { platformMessage });
  }
}

export function problemOf(
  { cause, failure }: Declined,
  paths: FieldPaths,
  onDrift: OnDrift,
): Problem {
  const wrong = cause === 'invalid' ? fieldProblem(failure, paths, onDrift) : null;
  return wrong ?? declined(cause, failure.message);
}

function fieldProblem({ fields }: Failure, paths: FieldPaths, onDrift: OnDrift): Problem | null {
  const found = Object.entries(fields).map(([name, words]) => ({
    name,
    path: pathOf(name, paths),
    words,
  }));
  for (const { name } of found.filter(({ path }) => path === null)) onDrift(`meta.${safe(name)}`);
  const taken = found.find(({ name, words }) => isEmail(name) && /already exist/i.test(words));
  if (taken) return problem('EMAIL_TAKEN', 'HAS_ACCOUNT', detailsOf(taken));
  const wrong = found
    .filter(({ path }) => path !== null)
    .slice(0, MAX_FIELDS)
    .map((one) => problem('INPUT_INVALID', 'DECLINED_FIELD', detailsOf(one)));
  const [first = null, ...others] = taken
    ? [problem('EMAIL_TAKEN', 'HAS_ACCOUNT', detailsOf(taken)), ...wrong.filter(isOther(taken))]
    : wrong;
  return first && (others.length > 0 ? { ...first, others } : first);
}

/** More are no form. */
const MAX_FIELDS = 20;

const isOther =
  (taken: { path: readonly string[] | null }) =>
  ({ field }: Problem): boolean =>
    field !== taken.path;

const detailsOf = (found: {
  path: readonly string[] | null;
  words: string;
}): { field: readonly string[] | null; platformMessage: string | null } => ({
  field: found.path,
  platformMessage: platformMessage(found.words),
});

const lastPart = (name: string): string => name.toLowerCase().split('.').at(-1) ?? '';

const isEmail = (name: string): boolean => lastPart(name) === 'email';

/** `Email`, `accountInfo.email` and `lines[0].planId` are known by their last part. */
function pathOf(name: string, paths: FieldPaths): readonly string[] | null {
  const key = lastPart(name).replace(/\[\d*\]/g, '');
  return Object.hasOwn(paths, key) ? (paths[key] ?? null) : null;
}

/** A field name is the platform's to choose; only what looks like one becomes a label. */
const safe = (name: string): string => (/^[A-Za-z][\w.]{0,60}$/.test(name) ? name : 'other');
