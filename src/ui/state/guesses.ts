/**
 * What an action will have done, shown at once: laid over the rows until the node has answered, taken back when it
 * refused. A guess goes when a newer row of what it is about comes after the answer, or a little later by itself.
 */
import { createSignal } from "solid-js"
import type { RowsMessage } from "../../contract/feed.ts"

const LINGER_MS = 3_000

/** `rowsOf`: the rows of what is guessed about. */
export const createGuesses = <Guess>(rowsOf: (rows: RowsMessage) => readonly { readonly id: string }[]) => {
  const [guesses, setAll] = createSignal<Readonly<Record<string, Guess | undefined>>>({})
  const set = (id: string, guess: Guess | undefined): void =>
    void setAll(({ [id]: _, ...others }) => (guess === undefined ? others : { ...others, [id]: guess }))
  const answered = new Map<string, ReturnType<typeof setTimeout>>()
  const drop = (id: string): void => {
    clearTimeout(answered.get(id))
    answered.delete(id)
    set(id, undefined)
  }
  return {
    guesses,
    guess: (id: string, guess: Guess): void => {
      drop(id)
      set(id, guess)
    },
    takeBack: drop,
    confirm: (id: string): void => {
      answered.set(
        id,
        setTimeout(() => drop(id), LINGER_MS),
      )
    },
    seeRows: (rows: RowsMessage): void => {
      for (const { id } of rowsOf(rows)) if (answered.has(id)) drop(id)
    },
  }
}
export type Guesses<Guess> = ReturnType<typeof createGuesses<Guess>>
