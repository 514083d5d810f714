/*
 * Gives way: thrown for whatever has to be answered by graphql-js. No client sees it.
 */
export const GIVES_WAY = new Error('graphql-js answers this');
