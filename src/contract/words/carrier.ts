/** The state of what carries us, in words that say what to do where anything can be done. */
import { durationText, fixedText, numberText } from "../figures.ts"
import type { CarrierView } from "../rows.ts"
import { inLanguage } from "./inLanguage.ts"

export const carrierWords = inLanguage("carrier", {
  states: {
    starting: "is starting",
    bootstrapping: "is connecting",
    ready: "is ready",
    restarting: "is starting again",
    failed: "has failed",
    closed: "is off",
  } satisfies Record<CarrierView["state"], string>,
  dials: (median: string, p90: string, count: number) =>
    `dials ${median} in the median, nine in ten within ${p90} (of ${numberText(count)})`,
  skew: (by: string, ahead: boolean) =>
    `The clock of the node's machine is ${by} ${ahead ? "ahead" : "behind"}. Set it right: Tor needs it to connect.`,
})

export const carrierName = ({ kind }: CarrierView): string => (kind === "tor" ? "Tor" : kind)

export const carrierText = (carrier: CarrierView): string => {
  const percent = carrier.state === "bootstrapping" ? ` · ${carrier.percent} %` : ""
  return `${carrierName(carrier)} ${carrierWords.states[carrier.state]}${percent}`
}

/** What dials took of late; null until one has succeeded. */
export const dialsText = ({ dials }: Partial<Pick<CarrierView, "dials">>): string | null => {
  // A node of an earlier version, which still runs, says nothing of them.
  if (!dials || dials.medianMs === null || dials.p90Ms === null) return null
  const { count, medianMs, p90Ms } = dials
  return carrierWords.dials(secondsText(medianMs), secondsText(p90Ms), count)
}

const secondsText = (ms: number): string => `${fixedText(ms / 1000, 1)} s`

/** Tor allows a skew of some minutes in places and of hours in others: below a minute there is nothing to say. */
export const skewText = ({ clockSkewSeconds }: CarrierView): string | null => {
  if (clockSkewSeconds === null || Math.abs(clockSkewSeconds) < 60) return null
  return carrierWords.skew(durationText(Math.abs(clockSkewSeconds)), clockSkewSeconds > 0)
}
