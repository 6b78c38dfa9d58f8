/**
 * Which words of a question go on in too many ways to look at all of them. Whoever lists things chooses their words: a
 * catalogue whose words all begin alike would have each question read all of it (ADR 0030).
 */

/** Places in catalogues where a word stands that begins as is asked: of one question, at a first look. */
export const READ = 100_000

/** @returns how many there are in the nth source, of which no more are read than `most`. */
export type CountBeginnings = (source: number, word: string, most: number) => number

/**
 * Of each source, its wide words. All have the same share, and what some leave goes to those who have more: READ for
 * that again.
 */
export const wideWords = (
  words: readonly string[],
  sources: number,
  count: CountBeginnings,
): readonly ReadonlySet<string>[] => {
  const wide = Array.from({ length: sources }, () => new Set<string>())
  if (words.length === 0 || sources === 0) return wide
  const share = Math.max(1, Math.floor(READ / (sources * words.length)))
  const full: { readonly source: number; readonly word: string }[] = []
  let left = READ
  for (let source = 0; source < sources; source++)
    for (const word of words) {
      const there = count(source, word, share + 1)
      left -= Math.min(share, there)
      if (there > share) full.push({ source, word })
    }
  const most = share + Math.max(0, Math.floor(left / full.length))
  for (const { source, word } of full)
    if (most === share || count(source, word, most + 1) > most) wide[source]!.add(word)
  return wide
}
