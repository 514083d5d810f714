/*
 * Seeded bugs: faults that the gateway must not have, kept so that the fault programme can prove that it would find them.
 *
 * Owns   nothing; `chaos/` knows the names, the place of each, and who catches it.
 * Gives  false. `chaos/` runs the gateway with another module in the place of this one, chosen when modules are loaded; nothing in
 *        the gateway can switch it, and no setting reads it.
 */
export const seeded = (_name: string): boolean => false;
