/** Keys that do something, where nobody types and no dialog is open; and how the help tells of them. */
export interface Shortcut {
  /** As events name them; with Ctrl held, `ctrl-` and the letter. */
  readonly keys: readonly string[]
  /** How the help shows them, each key a word, and what they do; what is left out there is known from lists. */
  readonly help?: readonly [keys: string, text: string]
  /** It changes something of the node, and is off in what is past. */
  readonly changes?: true
  /** Also where one types. */
  readonly whileTyping?: true
  /** @returns whether there was anything to do; else the browser has the key. */
  readonly act: (event: KeyboardEvent) => boolean
}

/** Something that can be done by its name: in the palette. */
export interface Command {
  readonly text: string
  /** That does the same, as the help shows it. */
  readonly key?: string | undefined
  readonly run: () => void
}
