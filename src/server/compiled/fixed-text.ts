/*
 * Fixed text: what an object shows that follows from the object alone, written once for as long as the object is kept.
 *
 * Owns   where that is worth it: objects of some places are shown again and again, others are made for each answer.
 * Never  holds an object, nor what a person has read: it is the text of one reading, and goes with it.
 *
 * It assumes that nothing alters an object that resolvers are given: what is read anew is another object.
 */
import type { Run } from './run.ts';

/** Until then nobody knows whether objects come again. */
const TRIED = 500;
/** One of so many must have been shown before. */
const WORTH = 4;

export function fixedText<S>(
  write: (source: unknown, run: Run) => string | S,
): (source: unknown, run: Run) => string | S {
  let known: WeakMap<object, string> | null = new WeakMap();
  let tried = 0;
  let again = 0;
  return (source, run) => {
    if (known === null || typeof source !== 'object' || source === null) return write(source, run);
    const before = known.get(source);
    tried += 1;
    if (before !== undefined) {
      again += 1;
      return before;
    }
    if (tried > TRIED && again * WORTH < tried) known = null;
    const { called } = run;
    const text = write(source, run);
    if (typeof text !== 'string' || run.called !== called) return text;
    const whole = inOnePiece(text);
    known?.set(source, whole);
    return whole;
  };
}

/** Otherwise the engine would hold each text that it was put together of, and join them each time. */
const inOnePiece = (text: string): string => Buffer.from(text).toString();
