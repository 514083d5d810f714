/** Sign-ins of the people who live in the simulator from the start. */
import { IDS } from '../../simulator/people.ts';
import type { Person } from './tokens.ts';

export const LENA: Person = { sub: 'lena', customers: [IDS.lena] };
export const FARAH: Person = { sub: 'farah', customers: [IDS.farah] };
export const MARCO: Person = { sub: 'marco', customers: [IDS.marco] };
export const ERIN: Person = { sub: 'erin', customers: [IDS.erin] };
export const PAUL: Person = { sub: 'paul', customers: [IDS.paul] };
export const PETRA: Person = { sub: 'petra', customers: [IDS.petra] };
export const AGENT: Person = { sub: 'agent-1', role: 'agent' };
export const SID: Person = { sub: 'sid', customers: [IDS.sid] };
export const JOHN: Person = { sub: 'john', customers: [IDS.john] };
export const DORA: Person = { sub: 'dora', customers: [IDS.dora] };
