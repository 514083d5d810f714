import { describe, expect, it } from 'vitest';
import { SUBMIT } from '../../support/documents.ts';
import { newKey, quote, submit } from '../../support/shopper.ts';
import { World } from '../../support/world.ts';

describe('one intent', () => {
  it('is one operation and one POST when the same key comes twice', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: quoted } = await quote(sam);
    const idempotencyKey = newKey();
    const first = await submit(sam, quoted.id, { idempotencyKey });
    const second = await submit(sam, quoted.id, { idempotencyKey });
    expect(second).toMatchObject({
      outcome: 'ACCEPTED',
      alreadyStarted: true,
      operation: { id: first.operation.id },
    });
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('is one purchase when two devices buy one quote', async () => {
    await using world = await World.start();
    const phone = await world.as({ sub: 'sam' });
    const tablet = await world.as({ sub: 'sam' });
    const { quote: quoted } = await quote(phone);
    const [first, second] = await Promise.all([
      submit(phone, quoted.id),
      submit(tablet, quoted.id),
    ]);
    expect(first.operation.id).toBe(second.operation.id);
    expect([first.alreadyStarted, second.alreadyStarted].filter(Boolean)).toHaveLength(1);
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('is one POST under 50 submits at once, with one key and with fifty', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: quoted } = await quote(sam);
    const idempotencyKey = newKey();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        submit(sam, quoted.id, index % 2 === 0 ? { idempotencyKey } : {}),
      ),
    );
    expect(new Set(answers.map(({ operation }) => operation.id)).size).toBe(1);
    expect(answers.every(({ outcome }) => outcome === 'ACCEPTED')).toBe(true);
    expect(world.attempts(9)).toHaveLength(1);
    expect(world.effects('purchase')).toHaveLength(1);
  });

  it('is refused when its key was used for something else', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const idempotencyKey = newKey();
    const { quote: one } = await quote(sam);
    const { quote: two } = await quote(sam);
    await submit(sam, one.id, { idempotencyKey });
    expect(await submit(sam, two.id, { idempotencyKey })).toMatchObject({
      outcome: 'REFUSED',
      operation: null,
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('of one person is another than that of somebody else with the same key', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const kim = await world.as({ sub: 'kim' });
    const idempotencyKey = newKey();
    const { quote: quoted } = await quote(sam);
    const first = await submit(sam, quoted.id, { idempotencyKey });
    expect(await submit(kim, quoted.id, { idempotencyKey })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'NOT_FOUND' }],
    });
    expect(first.outcome).toBe('ACCEPTED');
  });

  it('runs alone: a document with two effects is refused whole', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: quoted } = await quote(sam);
    const input = { quoteId: quoted.id, idempotencyKey: newKey() };
    const twice = SUBMIT.replace(
      '{ submitPurchase(input',
      '{ again: submitPurchase(input: $input) { outcome } submitPurchase(input',
    );
    const { errors } = await sam.ask(twice, { input });
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(world.attempts(9)).toHaveLength(0);
  });
});
