/**
 * How long a request may take to arrive. Node knows one deadline for the whole server, and a day's photos over a poor
 * wireless link need minutes which nobody else shall have.
 */
import type { IncomingMessage } from 'node:http';

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Ends the connection unless the request has arrived whole by then. Set again, the new deadline holds. */
export function setBodyDeadline(raw: IncomingMessage, withinMs: number): void {
  const earlier = timers.get(raw);
  if (earlier === undefined) raw.once('close', () => clearTimeout(timers.get(raw)));
  else clearTimeout(earlier);
  const timer = setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, withinMs);
  timers.set(raw, timer.unref());
}
