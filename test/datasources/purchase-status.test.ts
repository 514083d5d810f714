import { describe, expect, it } from 'vitest';
import { transactionId } from '../../src/ids.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const LINK = { url: 'https://pay.example/p/1.html', expireDate: '2026-01-28T08:19:42.754+0000' };

describe('the state of an order', () => {
  it.each([
    ['guide: being made', { status: 'IN_PROGRESS' }, 'working', 'PENDING'],
    ['guide: to be paid', { status: 'PAYMENT_PENDING', link: LINK }, 'payment-needed', 'PENDING'],
    ['guide: being paid', { status: 'PAYMENT_PROCESSING' }, 'processing', 'PROCESSING'],
    ['guide: done', { status: 'COMPLETED', customerId: 'c-1' }, 'succeeded', 'PAID'],
    ['guide: failed', { status: 'FAILED', paymentStatus: 'FAILED' }, 'failed', 'DECLINED'],
    [
      'observed: being made',
      { status: 'PENDING', paymentStatus: 'PENDING', link: null },
      'working',
      'PENDING',
    ],
    [
      'observed: to be paid',
      {
        status: 'PENDING',
        paymentStatus: 'PENDING',
        link: { ...LINK, type: 0 },
        customerId: 'c-1',
      },
      'payment-needed',
      'PENDING',
    ],
    [
      'observed: paid, not done',
      { status: 'PENDING', paymentStatus: 'APPROVED', link: LINK },
      'processing',
      'PAID',
    ],
    [
      'observed: the money is there, not done',
      { status: 'PENDING', paymentStatus: 'SUCCESS', link: LINK },
      'succeeded',
      'PAID',
    ],
    ['observed: done', { status: 'DONE', paymentStatus: 'SUCCESS' }, 'succeeded', 'PAID'],
    [
      'observed: payment failed',
      { status: 'PENDING', paymentStatus: 'FAILED', link: LINK },
      'failed',
      'DECLINED',
    ],
    ['failed before a payment', { status: 'FAILED' }, 'failed', 'UNRECOGNIZED'],
    [
      'unknown word with a link',
      { status: 'ON_HOLD', link: LINK },
      'payment-needed',
      'UNRECOGNIZED',
    ],
    ['unknown word', { status: 'ON_HOLD' }, 'unrecognized', 'UNRECOGNIZED'],
    ['done and declined', { status: 'DONE', paymentStatus: 'FAILED' }, 'unrecognized', 'DECLINED'],
    ['failed and paid', { status: 'FAILED', paymentStatus: 'SUCCESS' }, 'unrecognized', 'PAID'],
  ])('%s', async (...[, data, phase, paymentStatus]) => {
    await using reach = await StubReach.start();
    const status = await reach.next(gives(data)).sources().purchase.statusOf(transactionId('t-1'));
    expect(status).toMatchObject({ phase, paymentStatus });
  });

  it('tells link, customer and words', async () => {
    await using reach = await StubReach.start();
    const data = {
      status: 'PENDING',
      paymentStatusDesc: 'Card 4111111111111111 declined',
      link: LINK,
      customerId: 'c-1',
      clientAccountId: 'reference-1',
      totalAmount: 35.5,
    };
    const status = await reach.next(gives(data)).sources().purchase.statusOf(transactionId('t-1'));
    expect(status).toEqual({
      transactionId: 't-1',
      total: { minor: 3550, currency: 'USD' },
      phase: 'payment-needed',
      paymentStatus: 'PENDING',
      link: { url: LINK.url, expiresAt: Date.UTC(2026, 0, 28, 8, 19, 42, 754) },
      customerId: 'c-1',
      clientAccountId: 'reference-1',
      platformMessage: 'Card **************** declined',
    });
  });

  it.each([
    'https://elsewhere.example/p/1.html',
    'http://pay.example/p/1.html',
    'https://pay.example@elsewhere.example/',
    'https://user@pay.example/',
    'javascript:alert(1)',
    'not a link',
  ])('drops the link %s', async (url) => {
    await using reach = await StubReach.start();
    reach.next(gives({ status: 'PAYMENT_PENDING', link: { url } }));
    const status = await reach.sources().purchase.statusOf(transactionId('t-1'));
    expect(status).toMatchObject({ link: null, phase: 'working' });
    expect(reach.drift).toEqual(['link.url']);
  });

  it('lets a link on loopback use http where the brand names that host', async () => {
    await using reach = await StubReach.start();
    const link = { url: 'http://127.0.0.1:4010/pay/1.html' };
    const { purchase } = reach
      .next(gives({ status: 'PAYMENT_PENDING', link }))
      .sources({ paymentHosts: ['127.0.0.1:4010'] });
    const status = await purchase.statusOf(transactionId('t-1'));
    expect(status?.link).toEqual({ url: link.url, expiresAt: null });
  });

  it('is null when the platform does not know the order', async () => {
    await using reach = await StubReach.start();
    const { purchase } = reach.next(says(404, { message: 'unknown' })).sources();
    expect(await purchase.statusOf(transactionId('t-1'))).toBeNull();
  });
});
