/**
 * A control connection to a tor that has just been started, or is thought to run: tried until tor listens, its cookie
 * being there by then.
 */
import { wait } from "../../core/wait.ts"
import { TorControl, type TorControlOptions } from "./TorControl.ts"

const UP_WITHIN_MS = 60_000
const POLL_MS = 50

/**
 * @param gone says why it is of no use to go on trying. @throws with that, or with the last failure when it took too
 * long.
 */
export const connectWhenUp = async (
  options: TorControlOptions,
  gone: () => string | undefined,
  upWithinMs = UP_WITHIN_MS,
): Promise<TorControl> => {
  const { clock } = options
  for (const until = clock.now() + upWithinMs; ;) {
    const control = new TorControl(options)
    try {
      await control.connect()
      return control
    } catch (error) {
      const why = gone()
      if (why !== undefined) throw new Error(why, { cause: error })
      if (clock.now() > until) throw error
      await wait(clock, POLL_MS)
    }
  }
}
