/** One after the other, per key: who compares and then writes must not be overtaken between the two. */

export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** @returns a queue of its own; within one process */
export function inTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const result = before.then(work);
    // The next one waits for the end, whichever it is.
    const ended = result.then(
      () => {},
      () => {},
    );
    last.set(key, ended);
    void ended.then(() => {
      if (last.get(key) === ended) last.delete(key);
    });
    return result;
  };
}

/** At most `atOnce` of them under way; the others wait their turn. */
export function gate(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return async (work) => {
    if (underWay < atOnce) underWay += 1;
    // The place is handed over, not given up: nobody who comes in between takes it.
    else await new Promise<void>((admit) => waiting.push(admit));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) underWay -= 1;
      else next();
    }
  };
}
