/*
 * The gateway stops slowly, loses its store, or lets it grow.
 */
import type { Bug } from './bug.ts';

export const STORE: readonly Bug[] = [
  {
    name: 'connections-kept-while-stopping',
    does: 'keeps connections open that nobody will use again',
    places: ['server/http.ts'],
    caughtBy: {
      test: 'test/server/running.test.ts',
      title: 'is over with the last answer, which ends its kept-alive connection',
    },
  },
  {
    name: 'removed-file-is-ready',
    does: 'is ready although the file of its store is gone',
    places: ['store/store.ts'],
    caughtBy: {
      test: 'test/stories/retention.test.ts',
      title: 'is not ready any more when the file of its store is gone',
    },
  },
  {
    name: 'empty-store-made-anew',
    does: 'begins an empty store where the old one is missing',
    places: ['store/data-key.ts'],
    caughtBy: {
      test: 'test/store/data-key.test.ts',
      title: 'is not enough without the database that it seals',
    },
  },
  {
    name: 'update-sets-the-key',
    does: 'writes the key of a row with each change of it',
    places: ['store/operation-rows.ts'],
    caughtBy: {
      test: 'test/store/plans.test.ts',
      title: 'never sets the key of the row',
    },
  },
  {
    name: 'nothing-is-removed',
    does: 'keeps everything for ever',
    places: ['store/store.ts'],
    caughtBy: {
      test: 'test/stories/retention.test.ts',
      title: 'tells an app that comes back after three months to begin anew',
    },
  },
];
