/** Drives a moment by hand: the next call of a method waits, before its work or with its answer, until it is let go. */

/** `reached` when it waits, `over` when it has ended; calls after it are not held. */
export const holdNext = <Name extends string>(
  owner: Record<Name, (...args: never[]) => Promise<unknown>>,
  name: Name,
  where: "before" | "answer" = "before",
) => {
  const original = owner[name]
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const held = { reached: false, over: false, letGo: () => letGo() }
  const wait = (): Promise<void> => {
    held.reached = true
    return gate
  }
  owner[name] = async (...args: never[]) => {
    owner[name] = original
    try {
      if (where === "before") await wait()
      const answer = await original.apply(owner, args)
      if (where === "answer") await wait()
      return answer
    } finally {
      held.over = true
    }
  }
  return held
}

/** All that can go on without the world has gone on. */
export const turns = async (count = 50): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}
