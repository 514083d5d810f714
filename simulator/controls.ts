/*
 * Controls: what can be asked of the people and lines of the simulator, whatever their domain; and the page for people.
 */
import { json, obeyed, wrong, type Controls } from './engine/control.ts';
import { controlPage } from './engine/control-page.ts';
import type { Platform } from './engine/platform.ts';
import { accountOf, type Line } from './engine/world.ts';
import { MAGIC } from './magic.ts';
import { NOTICE_TYPES, notify } from './notice.ts';
import { PEOPLE } from './people.ts';

export const CONTROLS: Controls = {
  'GET ': () => ({ status: 200, html: controlPage({ magic: MAGIC, notices: NOTICE_TYPES }) }),
  'GET people': (platform) =>
    json(PEOPLE.map((person) => ({ ...person, lines: linesOf(platform, person.customerId) }))),
  'GET lines': ({ world }) =>
    json(
      world.accounts.flatMap(({ groupId, lines }) =>
        lines.map((line) => lineOnPage(groupId, line)),
      ),
    ),
  'POST notify': (platform, body) => {
    const reason = notify(platform, body);
    return reason === null ? obeyed : wrong(reason);
  },
};

/** A line with all that no row tells, but for what the losing carrier was told. */
function lineOnPage(groupId: string, { portIn, turn: _, ...line }: Line): object {
  return { groupId, ...line, portIn: portIn !== null };
}

const linesOf = ({ world }: Platform, customerId: string | null) =>
  (customerId === null ? undefined : accountOf(world, customerId))?.lines.map(
    ({ customerId: id, firstName, status, mobileNo }) => ({
      ...{ customerId: id, firstName, status, mobileNo },
    }),
  ) ?? [];
