/**
 * Does what a button asks: shown at once as a guess, sent, and taken back with the node's own words when it was
 * refused.
 */
import type { ManagementCommand } from "../../contract/commands.ts"
import { command } from "./ask.ts"
import type { Guesses } from "./guesses.ts"
import type { Toasts } from "./toasts.ts"
import { stateWords } from "./words.ts"

export const createAct =
  <Guess>({ guess, takeBack, confirm }: Guesses<Guess>, { say }: Toasts) =>
  async (id: string, title: string, guessed: Guess, asked: ManagementCommand): Promise<void> => {
    guess(id, guessed)
    const reply = await command(asked)
    if (reply.ok) return confirm(id)
    takeBack(id)
    say("refused", stateWords.refused(title, reply.message))
  }
export type Act<Guess> = ReturnType<typeof createAct<Guess>>
