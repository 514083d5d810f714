/*
 * Body: JSON as it comes and goes, before anybody has given it a shape.
 */
export type Body = Readonly<Record<string, unknown>>;

export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text field; empty when it is missing or something else. */
export const text = (body: Body, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

/** What is not known is left out, as the platform does. */
export const known = (fields: Body): Body =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
