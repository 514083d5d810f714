/*
 * Documents config: which documents run, and for whom.
 *
 * Owns   names, forms and defaults of the settings about documents.
 * Gives  files that are named, not read: what they hold is judged where the schema is known.
 */
import type { EnvQuestions } from './env-questions.ts';

export interface DocumentRules {
  /** Who may run any document within the limits; all others run registered ones. */
  readonly openTo: 'everyone' | 'agents' | 'nobody';
  /** Manifests of registered documents. */
  readonly files: readonly string[];
  /** How many tokens of new open documents are read for one caller, a second. */
  readonly tokensPerSecond: number;
}

/** Some five microseconds each: reading for one caller takes a hundredth of a core. */
export const DEFAULT_TOKENS_PER_SECOND = 2_000;

const MISSING =
  'is missing: with DOCUMENTS=trusted only the documents of that file run, and `npm run documents` makes it. DOCUMENTS=open runs any document';

export function documentsFrom(ask: EnvQuestions): DocumentRules {
  const trusted = ask.choice('DOCUMENTS', ['trusted', 'open']) === 'trusted';
  const files = ask.list('DOCUMENTS_FILE', { form: 'list of files' });
  const agents = ask.choice('DOCUMENTS_OPEN_FOR', ['none', 'agent']) === 'agent';
  if (trusted && files.length === 0) ask.mistake('DOCUMENTS_FILE', MISSING);
  return {
    openTo: trusted ? (agents ? 'agents' : 'nobody') : 'everyone',
    files,
    tokensPerSecond: ask.integer('DOCUMENT_TOKENS_PER_SECOND', {
      ...{ or: DEFAULT_TOKENS_PER_SECOND, from: 100, to: 1_000_000 },
    }),
  };
}
