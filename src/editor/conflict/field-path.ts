/** Fields of a draft by dotted path ("halal.certificate", "photos.0.alt.id"), the way problems name them. */

type Container = Readonly<Record<string, unknown>> | readonly unknown[];

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** What stands at `path`, or undefined. */
export function getIn(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (isContainer(inner) ? Reflect.get(inner, key) : undefined), value);
}

/** A copy in which `path` holds `wanted`; groups on the way are made where they are missing. */
export function setIn<T>(value: T, path: string, wanted: unknown): T {
  const [key = '', ...rest] = path.split('.');
  const inner = isContainer(value) ? Reflect.get(value, key) : undefined;
  const next = rest.length === 0 ? wanted : setIn(inner ?? {}, rest.join('.'), wanted);
  if (Array.isArray(value)) return value.with(Number(key), next) as T;
  return { ...(value as object), [key]: next } as T;
}
