/** The state of what carries us, in words that say what to do where anything can be done. */
import { durationText } from "../figures.ts"
import type { CarrierView } from "../rows.ts"

const states: Readonly<Record<CarrierView["state"], string>> = {
  starting: "is starting",
  bootstrapping: "is connecting",
  ready: "is ready",
  restarting: "is starting again",
  failed: "has failed",
  closed: "is off",
}

export const carrierName = ({ kind }: CarrierView): string => (kind === "tor" ? "Tor" : kind)

export const carrierText = (carrier: CarrierView): string => {
  const percent = carrier.state === "bootstrapping" ? ` · ${carrier.percent} %` : ""
  return `${carrierName(carrier)} ${states[carrier.state]}${percent}`
}

/** What dials took of late; null until one has succeeded. */
export const dialsText = ({ dials }: Partial<Pick<CarrierView, "dials">>): string | null => {
  // A node of an earlier version, which still runs, says nothing of them.
  if (!dials || dials.medianMs === null || dials.p90Ms === null) return null
  const { count, medianMs, p90Ms } = dials
  return `dials ${secondsText(medianMs)} in the median, nine in ten within ${secondsText(p90Ms)} (of ${count})`
}

const secondsText = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Tor allows a skew of some minutes in places and of hours in others: below a minute there is nothing to say. */
export const skewText = ({ clockSkewSeconds }: CarrierView): string | null => {
  if (clockSkewSeconds === null || Math.abs(clockSkewSeconds) < 60) return null
  const direction = clockSkewSeconds > 0 ? "ahead" : "behind"
  return (
    `The clock of the node's machine is ${durationText(Math.abs(clockSkewSeconds))} ` +
    `${direction}. Set it right: Tor needs it to connect.`
  )
}
