/** How a value is written in a configuration file of tor, and what tor said last. Pure. */

/** For paths: blanks are kept. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`

/** Why tor has ended, out of the last lines of its log: the gravest of them says most. */
export const lastWords = (said: readonly string[]): string => {
  const grave = said.findLast((line) => /\[(err|warn)\]/.test(line)) ?? said.at(-1)
  return grave ? `tor ended: ${grave.replace(/^.*?\[(err|warn|notice)\] /, "")}` : "tor ended without a word"
}
