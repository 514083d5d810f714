import { describe, expect, it } from 'vitest';
import { sharedContract } from '../../../simulator/engine/contract.ts';
import { reachDocument } from '../../contract/reach-document.ts';
import { line, QUESTIONS } from './questions.ts';
import { gives, StubReach, type Seen } from './stub-reach.ts';

/** Stands in the table for a customerId that a path must escape. */
const ESCAPED = encodeURIComponent(line);

describe('a request', () => {
  it.each(QUESTIONS.map((question) => [question[0], question] as const))(
    'of row %i is spelled as the contract says',
    async (row, [, ask, request, json = null]) => {
      await using reach = await StubReach.start();
      await Promise.resolve(ask(reach.always(gives({})).sources())).catch(() => undefined);
      const full = request.replace(' ', ' /apisvc/v0').replace(/\/_$/, `/${ESCAPED}`);
      expect(reach.asked).toEqual([full]);
      expect(reach.seen.map((seen) => seen.json)).toEqual([json]);
      expect(reach.seen.map(faultsOf)).toEqual([{ row, faults: [] }]);
    },
  );

  it('exists for every row from 24 on but the customer, who has tests of their own', () => {
    const asked = new Set(QUESTIONS.map(([row]) => row));
    const all = Array.from({ length: 68 - 23 }, (_, index) => index + 24);
    expect(all.filter((row) => !asked.has(row))).toEqual([25]);
  });
});

/** What the contract has against a request, names that it does not know included. */
function faultsOf({ method, path, json }: Seen): { row: number; faults: readonly string[] } {
  const contract = sharedContract();
  const { pathname, searchParams } = new URL(path, 'http://stub.example');
  const route = contract.route(method, pathname, searchParams);
  if (!route) return { row: 0, faults: ['no such operation'] };
  const { parameters = [], requestBody } = route.operation;
  const wrong = contract.requestErrors(route, searchParams, json ?? undefined);
  const schema = JSON.stringify(requestBody ?? null).match(/schemas\/(\w+)/)?.[1] ?? '';
  const known = JSON.stringify([parameters, reachDocument.components.schemas[schema]]);
  const names = [...searchParams.keys(), ...Object.keys(json ?? {})];
  const strange = names.filter((name) => !known.includes(`"${name}"`));
  return { row: route.row, faults: [...Object.keys(wrong), ...strange] };
}
