/** Does the work at the first call; every call gets the same of it, so that all wait for one end. */
export function once<T>(work: () => T): () => T {
  let done: { readonly result: T } | null = null;
  return () => (done ??= { result: work() }).result;
}
