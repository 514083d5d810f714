/*
 * Fast: whether tests run over the shorter paths, or over those that these shorten (`FAST=off npm test`).
 */
import process from 'node:process';
import type { FastParts } from '../../src/server/fast-parts.ts';

export const FAST: FastParts =
  process.env['FAST'] === 'off'
    ? { compile: false, write: false, route: false, sockets: false }
    : {};
