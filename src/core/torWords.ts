/** Tor's own words: how a value is written in its configuration, what it said last, how far it has come up. Pure. */

/** For paths: blanks are kept. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`

/** Why tor has ended, out of the last lines of its log: the gravest of them says most. */
export const lastWords = (said: readonly string[]): string => {
  const grave = said.findLast((line) => /\[(err|warn)\]/.test(line)) ?? said.at(-1)
  return grave ? `tor ended: ${grave.replace(/^.*?\[(err|warn|notice)\] /, "")}` : "tor ended without a word"
}

/** Of a status event (control-spec, 4.1.10). */
export const statusField = (text: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^| )${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|(\\S+))`).exec(text)
  return found?.[1]?.replace(/\\(.)/g, "$1") ?? found?.[2]
}

export interface BootstrapPhase {
  readonly percent: number | undefined
  readonly summary: string | undefined
  /** Why it does not get on. */
  readonly reason: string | undefined
}

/**
 * @param phase value of `GETINFO status/bootstrap-phase`, or a STATUS_CLIENT event without that word.
 * @returns undefined when it is neither.
 */
export const bootstrapPhase = (phase: string): BootstrapPhase | undefined => {
  if (!/^(NOTICE|WARN) BOOTSTRAP /.test(phase)) return undefined
  const progress = Number(statusField(phase, "PROGRESS"))
  const percent = Number.isInteger(progress) ? Math.min(100, Math.max(0, progress)) : undefined
  const warning = statusField(phase, "WARNING")
  return {
    percent,
    summary: statusField(phase, "SUMMARY"),
    reason: warning === undefined || percent === 100 ? undefined : `tor does not get on: ${warning}`,
  }
}
