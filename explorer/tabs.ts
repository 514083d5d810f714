/*
 * Tabs: the stories in the order of their letters.
 */
import { STORIES_A_TO_E } from './stories-a-e.ts';
import { STORIES_F_TO_K } from './stories-f-k.ts';
import { STORIES_L_TO_Q } from './stories-l-q.ts';
import type { Tab } from './tab.ts';

export const TABS: readonly Tab[] = [...STORIES_A_TO_E, ...STORIES_F_TO_K, ...STORIES_L_TO_Q];
