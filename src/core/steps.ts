/**
 * Long work in short steps: a generator that yields where it may rest. The same steps run at once, where nobody waits,
 * or in turns with everything else that the process has to do (inTurns), where a stranger chose how much there is to
 * work on.
 */
export type Steps<T> = Generator<void, T, void>

export const atOnce = <T>(steps: Steps<T>): T => {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
