/** Files looked at, read or made at once: enough to keep a disk busy, few enough to keep the rest of the node going. */
const BATCH = 64

/** @returns what each answered, in the order of the indexes, whichever ended first; shorter when it was aborted. */
export const inBatches = async <Answer>(
  count: number,
  act: (index: number) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer[]> => {
  const answers: Answer[] = []
  for (let first = 0; first < count && !signal?.aborted; first += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - first) }, (_, i) => act(first + i))
    answers.push(...(await Promise.all(batch)))
  }
  return answers
}

/** The same, but nothing goes on any more when it rejects: what was begun has ended, and nothing else was begun. */
export const inWholeBatches = async <Answer>(
  count: number,
  act: (index: number) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<(Answer | undefined)[]> => {
  const failures: unknown[] = []
  const keep = (error: unknown): undefined => void failures.push(error)
  const answers = await inBatches(
    count,
    async (index) => (failures.length > 0 ? undefined : act(index).catch(keep)),
    signal,
  )
  if (failures.length > 0) throw failures[0]
  return answers
}
