/** The ledger's facts as sentences for a terminal, and what each of them does to the balance. Pure. */
import { bytesText } from "../contract/figures.ts"
import type { Snapshot } from "../contract/rows.ts"

type Event = Readonly<Record<string, unknown>>

const number = (value: unknown): number => (typeof value === "number" ? value : 0)

const signs: Readonly<Record<string, 1 | -1>> = {
  NewcomerGranted: 1,
  CreditEarned: 1,
  CreditImported: 1,
  CreditSpent: -1,
  CreditHandedOver: -1,
}

/** In octets of credit. */
export const creditChange = (event: Event): number => (signs[String(event["type"])] ?? 0) * number(event["credit"])

export const creditSentence = (event: Event, { torrents }: Pick<Snapshot, "torrents">): string => {
  switch (event["type"]) {
    case "LedgerOpened":
      return `the ledger was opened, at a price of ${number(event["price"])}`
    case "NewcomerGranted":
      return "granted to a newcomer"
    case "CreditEarned":
      return `relayed ${bytesText(number(event["relayed"]))} on ${String(event["day"])}${number(event["credit"]) < number(event["relayed"]) ? ", more than counts in a day" : ""} (measured up to event ${number(event["through"])})`
    case "CreditSpent": {
      const row = torrents.find(({ id }) => id === event["torrent"])
      return `${bytesText(number(event["payload"]))} of ${row?.title || row?.name || `torrent ${String(event["torrent"]).slice(0, 8)}`} verified (up to event ${number(event["through"])})`
    }
    case "CreditImported":
      return `relay ${String(event["from"]).slice(0, 16)}… relayed ${bytesText(number(event["relayed"]))} on ${String(event["day"])}, elsewhere`
    case "CreditHandedOver":
      return `of ${String(event["day"])}, handed over to ledger ${String(event["to"]).slice(0, 8)}…`
    case "PolicyChosen":
      return `the policy is ${String(event["policy"])} from now on`
    case "RelayTrusted":
      return `relay ${String(event["key"]).slice(0, 16)}… is trusted from now on`
    default:
      return String(event["type"])
  }
}
