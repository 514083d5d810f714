/** `file:line` of the stack, without the message line and without paths of the machine. */
export function ownFrames(error: Error): string[] {
  const frames = (error.stack ?? '').matchAll(/(?:src|node_modules)\/([\w@./-]+:\d+):\d+/g);
  return [...frames].slice(0, 8).map(([, frame = '']) => frame);
}
