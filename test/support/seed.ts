/*
 * Seed: what fast-check begins with, where the run has a seed (`TEST_SEED`), so that the same code has the same result.
 */
import fc from 'fast-check';

const seed = Number(process.env['TEST_SEED']);
if (seed) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
