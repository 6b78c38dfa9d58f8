/** One document that was changed in two places. Pure. */
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Key by key, and within objects likewise: what was changed in one place only is as it is there, what was changed in
 * both as in `later`. Lists are changed as a whole.
 * @param was what both were made upon
 * @param later what was changed there counts before
 */
export const merged = (was: unknown, earlier: unknown, later: unknown): unknown => {
  if (same(was, earlier)) return later
  if (same(was, later)) return earlier
  if (!isObject(earlier) || !isObject(later)) return later
  const before = isObject(was) ? was : {}
  return Object.fromEntries(
    Object.keys({ ...later, ...earlier })
      .map((key) => [key, merged(before[key], earlier[key], later[key])] as const)
      .filter(([, value]) => value !== undefined),
  )
}
