/** Versions of the software, as semver.org writes them, without what comes behind a `+`. Pure. */
const FORM = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-([0-9a-z]{1,16}(?:\.[0-9a-z]{1,16}){0,3}))?$/

export const isVersion = (text: string): boolean => FORM.test(text)

/** Whether `a` comes after `b`; never, where one of them is no version. */
export const isNewer = (a: string, b: string): boolean => {
  const [one, other] = [FORM.exec(a), FORM.exec(b)]
  return one !== null && other !== null && compare(one, other) > 0
}

const compare = (a: RegExpExecArray, b: RegExpExecArray): number => {
  for (const part of [1, 2, 3]) if (a[part] !== b[part]) return Number(a[part]) - Number(b[part])
  const [before, after] = [a[4], b[4]]
  // What comes before a version is older than the version itself.
  if (before === undefined || after === undefined) return Number(after !== undefined) - Number(before !== undefined)
  const [some, others] = [before.split("."), after.split(".")]
  for (const [i, one] of some.entries()) {
    const other = others[i]
    if (other === undefined) return 1
    if (one !== other) return word(one, other)
  }
  return some.length - others.length
}

/** Numbers come before words, and by their size. */
const word = (a: string, b: string): number => {
  const [one, other] = [a, b].map((text) => (/^\d+$/.test(text) ? Number(text) : undefined))
  if (one !== undefined && other !== undefined) return one - other
  if (one !== undefined || other !== undefined) return one === undefined ? 1 : -1
  return a < b ? -1 : 1
}
