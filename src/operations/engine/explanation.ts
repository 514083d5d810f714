/*
 * Explanation: why an operation is where it is, in plain sentences for the brand's own people.
 *
 * Owns   one wording for each state that an operation can be in.
 * Never  names a subscriber, nor repeats a word of the platform; it is a pure function of the state.
 */
import {
  inDoubt,
  type CustomerTask,
  type Operation,
  type Step,
  type StepCode,
} from './operation.ts';

/** `doubtEndsAt`: when a person must look at an outcome that is not known, or null. */
export const explanationOf = (operation: Operation, doubtEndsAt: number | null): string =>
  `${stateOf(operation, doubtEndsAt)}${contradiction(operation)}${watch(operation)}`;

function stateOf(operation: Operation, doubtEndsAt: number | null): string {
  switch (operation.status) {
    case 'RECEIVED':
      return `${received(operation)}${next(operation, 'it is taken up at')}`;
    case 'SENT':
      return `The platform was sent the request at ${lastTime(operation, 'SENT')}, and its answer is awaited.`;
    case 'IN_PROGRESS':
      return `${further(operation) ?? 'The platform has taken the request and works on it'}${again(operation)}`;
    case 'WAITING_FOR_CUSTOMER':
      return `${operation.task ? waiting(operation.task) : 'The customer must act'}${again(operation)}`;
    case 'UNDETERMINED':
      return `${unanswered(operation)}${again(operation)}${deadline(doubtEndsAt)}`;
    case 'NEEDS_ATTENTION':
      return `${needsPerson(operation)} A person must look${again(operation)}`;
    case 'UNRECOGNIZED':
      return `The platform reports a state that the gateway does not know${again(operation)}`;
    case 'SUCCEEDED':
      return `It was done${settled(operation)}`;
    case 'FAILED':
      return `It did not happen (${operation.failure?.code ?? 'no cause is known'})${settled(operation)}`;
    case 'CANCELLED':
      return `It was called off${settled(operation)}`;
    case 'EXPIRED':
      return `Its time ran out at the platform${settled(operation)}`;
  }
}

const received = ({ pending }: Operation): string =>
  pending !== null && pending.refusals > 0
    ? `The platform has turned the request away unprocessed, ${pending.refusals} of 5 times`
    : 'The request is kept and has not left yet';

/** A write that came after the first one. */
function further({ pending }: Operation): string | null {
  if (pending === null) return null;
  return pending.sent
    ? `The platform was sent \`${pending.name}\`, and its answer is awaited`
    : `\`${pending.name}\` was asked for and has not left yet`;
}

function waiting(task: CustomerTask): string {
  switch (task.type) {
    case 'PayAtLink':
      return task.expiresAt === null
        ? 'The customer must pay at the link'
        : `The customer must pay at the link, which works until ${time(task.expiresAt)}`;
    case 'RenewPaymentLink':
      return `The link for payment ran out at ${time(task.expiredAt)}, and the customer must ask for a new one`;
    case 'CorrectPortDetails':
      return 'The losing carrier did not accept the details of the port-in, and the customer must correct them';
    case 'ContactSupport':
      return `The customer was asked to talk to support (${task.problem.code})`;
  }
}

function unanswered({ pending, steps, sentAt }: Operation): string {
  const sent = pending?.name === 'submit' ? steps.findLast(({ code }) => code === 'SENT') : null;
  if (sent) return `The platform was sent the request at ${time(sent.at)} and has not answered`;
  return `The platform was sent \`${pending?.name ?? 'a request'}\` at ${time(sentAt ?? 0)}`;
}

/** Either the doubt has lasted too long, or a reading itself says that nobody but a person can go on. */
function needsPerson(operation: Operation): string {
  if (inDoubt(operation))
    return `${unanswered(operation)}, and nothing could be found out in time.`;
  const { code, at } = lastStep(operation);
  return `The platform's records show ${code} since ${time(at)}.`;
}

/** What the platform shows now and did not show at the end. */
function contradiction(operation: Operation): string {
  if (!operation.attention) return '';
  const { code, at } = lastStep(operation);
  return code === 'CONTRADICTED' || code === 'PAID_TWICE'
    ? ` After the end the platform showed something else (${code} at ${time(at)}): a person must look.`
    : ' Something that belongs to it is missing: a person must look.';
}

const watch = ({ watchUntil }: Operation): string =>
  watchUntil === null
    ? ''
    : ` It is read until ${time(watchUntil)}, since something may still happen.`;

function settled(operation: Operation): string {
  const { source, at } = lastStep(operation);
  return `: ${TOLD_BY[source]} at ${time(at)}.`;
}

const TOLD_BY = {
  RESPONSE: 'the answer to the request said so',
  CALLBACK: 'a reading after a callback said so',
  POLL: 'a reading said so',
  OPERATOR: 'a person of the brand decided so',
} as const satisfies Record<Step['source'], string>;

const again = (operation: Operation): string => next(operation, 'it is asked again at');

const next = ({ nextCheckAt }: Operation, what: string): string =>
  nextCheckAt === null ? '.' : `; ${what} ${time(nextCheckAt)}.`;

const deadline = (endsAt: number | null): string =>
  endsAt === null ? '' : ` A person must look after ${time(endsAt)}.`;

const lastStep = ({ steps, startedAt }: Operation): Step =>
  steps.at(-1) ?? { code: 'RECEIVED', at: startedAt, source: 'RESPONSE' };

const lastTime = ({ steps, startedAt }: Operation, code: StepCode): string =>
  time(steps.findLast((step) => step.code === code)?.at ?? startedAt);

const time = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
