/*
 * Points: the names of the fail-points, as src/failpoint.ts describes them.
 */
export const POINTS = Array.from({ length: 18 }, (_point, index) => `F${index + 1}`);
