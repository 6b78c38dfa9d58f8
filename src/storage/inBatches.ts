/** Files looked at, read or made at once: enough to keep a disk busy, few enough to keep the rest of the node going. */
const BATCH = 64

export const inBatches = async (
  count: number,
  act: (index: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> => {
  for (let first = 0; first < count && !signal?.aborted; first += BATCH) {
    await Promise.all(Array.from({ length: Math.min(BATCH, count - first) }, (_, i) => act(first + i)))
  }
}

/** The same, but nothing goes on any more when it rejects: what was begun has ended, and nothing else was begun. */
export const inWholeBatches = async (
  count: number,
  act: (index: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> => {
  const failures: unknown[] = []
  await inBatches(
    count,
    async (index) => {
      if (failures.length > 0) return
      await act(index).catch((error: unknown) => void failures.push(error))
    },
    signal,
  )
  if (failures.length > 0) throw failures[0]
}
