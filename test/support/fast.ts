/*
 * Fast: whether tests run over the shorter paths, or over those that these shorten (`FAST=off npm test`).
 */
import process from 'node:process';
import type { Fast } from '../../src/server/fast.ts';

export const FAST: Fast = process.env['FAST'] === 'off' ? { sockets: false } : {};
