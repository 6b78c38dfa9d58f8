/** The relay and credit in words, the same in the web UI and the CLI. Pure. */
import { affordable, chargeFor, RELAYS_CROSSED } from "../../core/credit.ts"
import { bytesText, durationText, fixedText } from "../figures.ts"
import type { CreditRow, CreditWait, RelayLive, RelayRow } from "../relay.ts"
import { inLanguage } from "./inLanguage.ts"

export type RelayStanding =
  | "unasked"
  | "refused"
  | "stopped"
  | "starting"
  | "bootstrapping"
  | "restarting"
  | "failed"
  | "not-middle-only"
  | "unreachable"
  | "running"

/** From what its operator wants, and what its process says. */
export const relayStanding = ({ mode }: Pick<RelayRow, "mode">, live: RelayLive): RelayStanding => {
  if (mode !== "running") return mode
  if (live.state === "off") return live.reason === null ? "starting" : "failed"
  if (live.state !== "running") return live.state
  if (live.middleOnly === false) return "not-middle-only"
  return live.reachable === "no" ? "unreachable" : "running"
}

export const relayWords = inLanguage("relay", {
  of: {
    unasked: "Not asked yet",
    refused: "No relay",
    stopped: "Stopped",
    starting: "Starting",
    bootstrapping: "Connecting",
    restarting: "Starting again",
    failed: "Failed",
    "not-middle-only": "Not a middle relay",
    unreachable: "Not reachable",
    running: "Running",
  } satisfies Record<RelayStanding, string>,
  price: (price: string) => `Each GB costs ${price} of credit`,
  wait: (missing: string, within: string | null) =>
    `${missing} of credit missing to go on. It goes on by itself ` +
    (within === null
      ? "as soon as credit comes; nothing comes at the moment."
      : `in about ${within}, as credit comes now.`),
})

export const relayText = (standing: RelayStanding, { percent }: Pick<RelayLive, "percent">): string =>
  standing === "bootstrapping" ? `${relayWords.of[standing]} · ${percent} %` : relayWords.of[standing]

export const reachText = inLanguage<Record<RelayLive["reachable"], string>>("reach", {
  unknown: "Not tested yet",
  testing: "Being tested",
  yes: "Yes",
  no: "No",
})

/** At 1 Tor is left as rich as before, whatever the price is; null for who has downloaded nothing. */
export const ratioOf = ({ relayed, downloaded }: Pick<CreditRow, "relayed" | "downloaded">): number | null =>
  downloaded > 0 ? relayed / (RELAYS_CROSSED * downloaded) : null

/** `–` for who has downloaded nothing. */
export const ratioText = (row: Pick<CreditRow, "relayed" | "downloaded">): string => {
  const ratio = ratioOf(row)
  return ratio === null ? "–" : fixedText(ratio, 2)
}

/** What an octet of payload costs, told by the gigabyte. */
export const priceText = (price: number): string => relayWords.price(bytesText(price * 1e9))

export const costOf = (payload: number, { price }: Pick<CreditRow, "price">): number => chargeFor(payload, price)

/** Payload octets that the balance is enough for. */
export const enoughFor = ({ balance, price }: Pick<CreditRow, "balance" | "price">): number =>
  affordable(balance, price)

export const waitText = ({ missing, seconds }: CreditWait): string =>
  relayWords.wait(bytesText(missing), seconds === null ? null : durationText(seconds))

type Policy = CreditRow["policy"]

export const policyMeaning = inLanguage<Record<Policy, string>>("policyMeaning", {
  strict:
    "Without credit a download waits, says so, and goes on by itself when credit comes. Tor gets back what it gives.",
  soft: "Without credit downloads go on, all of them together at a slow pace, until credit comes.",
  off: "Credit is counted and stops nothing. Tor carries your downloads and gets back only what you choose to relay.",
})
