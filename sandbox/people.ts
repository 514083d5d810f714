/*
 * Sandbox people: those of the simulator, as sign-ins of the brand.
 *
 * Owns   which claims stand for whom. An agent and an admin are added, whom the platform does not know.
 */
export interface SandboxPerson {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly role: 'customer' | 'agent' | 'admin';
  readonly customers: readonly string[];
}

const STAFF: readonly SandboxPerson[] = [
  {
    name: 'agent',
    title: 'An agent of the brand',
    note: 'Sees every customer.',
    role: 'agent',
    customers: [],
  },
  {
    name: 'admin',
    title: 'An operator of the gateway',
    note: 'Sees what operators see.',
    role: 'admin',
    customers: [],
  },
];

/** Asked over HTTP, as everything of the simulator is. */
export async function sandboxPeople(simulatorUrl: string): Promise<readonly SandboxPerson[]> {
  const response = await fetch(`${simulatorUrl}/_simulator/people`);
  const people = (await response.json()) as {
    name: string;
    title: string;
    note: string;
    customerId: string | null;
  }[];
  const customers = people.map(({ name, title, note, customerId }) => ({
    ...{ name, title, note, role: 'customer' as const },
    customers: customerId === null ? [] : [customerId],
  }));
  return [...customers, ...STAFF];
}
