/** What goes into the log book by itself: the words of tor, the states of the carrier, and the node's own defects. */
import { torLogLine } from "../core/torLogLine.ts"
import type { Transport, TransportHealth } from "../transport/Transport.ts"
import type { CarrierTap } from "./carriers.ts"
import type { LogBook } from "./LogBook.ts"

/** @param avoid relays, by fingerprint, that no path of ours may use. */
export const tapInto = (logs: LogBook, avoid: readonly string[]): CarrierTap => ({
  avoid,
  onLog: (line) => {
    const { level, text } = torLogLine(line)
    logs.add("tor", level, text)
  },
})

type OnDefect = (where: string, defect: unknown) => void

/** The stack is for who gets the defect itself; a line is for who reads the log. */
export const defectsInto =
  (logs: LogBook, onDefect: OnDefect): OnDefect =>
  (where, defect) => {
    logs.add("node", "err", `${where}: ${String(defect)}`)
    onDefect(where, defect)
  }

/** Tells each state once, not each per cent. @returns the unsubscriber. */
export const statesInto = (logs: LogBook, transport: Transport): (() => void) => {
  let last: TransportHealth["state"] | undefined
  const tell = ({ state, summary, reason }: TransportHealth): void => {
    if (state === last) return
    last = state
    const level = state === "restarting" || state === "failed" ? "warn" : "notice"
    logs.add(
      "node",
      level,
      `carrier ${transport.kind} is ${state}: ${summary}${reason === undefined ? "" : ` (${reason})`}`,
    )
  }
  tell(transport.health())
  return transport.onHealth(tell)
}
