/** Keys that do something, where nobody types and no dialog is open; and how the help tells of them. */
export interface Shortcut {
  /** As events name them; with Ctrl held, `ctrl-` and the letter. */
  readonly keys: readonly string[]
  /** How the help shows them, each key a word, and what they do; what is left out there is known from lists. */
  readonly help?: readonly [keys: string, text: string]
  /** @returns whether there was anything to do; else the browser has the key. */
  readonly act: (event: KeyboardEvent) => boolean
}
