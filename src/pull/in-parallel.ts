/**
 * Runs `task` over all items, `width` at a time, in their order. After a failure nothing new is begun; what is under way
 * ends first, so that nobody works on after the caller has been told.
 * @throws the first failure
 */
export async function inParallel<T>(
  items: Iterable<T>,
  width: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const queue = handOut(items);
  const lane = async () => {
    // One generator for all lanes: a lane that leaves by a failure closes it for the others.
    for (const item of queue) await task(item);
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  for (const ending of lanes) if (ending.status === 'rejected') throw ending.reason;
}

function* handOut<T>(items: Iterable<T>): Generator<T> {
  yield* items;
}
