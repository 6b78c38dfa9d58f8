/**
 * Before anything of a data folder is opened: looks at it, refuses to start where files contradict each other, puts
 * aside what its operator accepts to lose or what can be made anew, and says each of it. Holds the writer's lock
 * meanwhile, so that no running node is disturbed.
 */
import path from "node:path"
import { WriterLock } from "../../events/log/WriterLock.ts"
import type { DataDirectory } from "../DataDirectory.ts"
import { StartError } from "../StartError.ts"
import { judge } from "./judge.ts"
import { look } from "./look.ts"
import { putAside } from "./putAside.ts"
import { refusal, said } from "./refusal.ts"

export interface FilesChecked {
  /** What was made anew or accepted, in words. */
  readonly warnings: readonly string[]
  /** This history took the place of another: what it does not know may still be known to the one that was lost. */
  readonly doubtful: boolean
  /** It is known to be the right one, and whole. */
  readonly trusted: boolean
}

/** @param accepted files, as a refusal has named them. @throws StartError, or LogError when another node runs here. */
export const checkFiles = (data: DataDirectory, accepted: readonly string[], now: number): FilesChecked => {
  const lock = new WriterLock(`${data.events}.lock`)
  try {
    const found = look(data)
    const verdicts = judge(found)
    const open = verdicts.filter(
      ({ grade, file }) => grade === "refuse" || (grade === "stop" && !accepted.includes(file)),
    )
    if (open.length > 0) throw refusal(data.root, open)
    const unknown = accepted.find((name) => !verdicts.some(({ file }) => file === name))
    if (unknown !== undefined)
      throw new StartError("no-loss", `nothing is wrong with ${unknown}; start without --accept-loss ${unknown}`)
    const warnings = verdicts.map((verdict) => {
      const aside = verdict.way === "aside" ? putAside(path.join(data.root, verdict.file), now) : undefined
      const kept = aside === undefined ? "" : `; what was there is kept as ${path.relative(data.root, aside)}`
      return (
        `${said(verdict)}: ${verdict.way === "keep" ? "taken as it is" : "made anew"}. Lost: ` +
        `${verdict.lost}${kept}`
      )
    })
    const doubtful = (found.mark?.doubtful ?? false) || verdicts.some(({ file }) => file === "events.sqlite")
    return { warnings, doubtful, trusted: found.mark !== undefined && !doubtful }
  } finally {
    lock.release()
  }
}
