/** How the relay reads on a terminal and as JSON, and what its operator must know before they say yes. Pure. */
import { bytesText, chosenRateText, durationText, rateText } from "../contract/figures.ts"
import { type RelayRow, relayUnasked } from "../contract/relay.ts"
import { familyText, isFamilyMissing } from "../contract/words/family.ts"
import { policyMeaning, reachText, relayStanding, relayText } from "../contract/words/relay.ts"
import type { Snapshot } from "../contract/rows.ts"
import { consentWords } from "../contract/words/consent.ts"
import { safeText } from "./safeText.ts"
import { wrapped } from "./wrapped.ts"

const consent = consentWords({
  limit: "bulbil relay limit",
  stop: "bulbil relay stop",
  bring: "bulbil relay import",
  policy: ": bulbil credit policy",
})

export const consentText = [
  "What you would say yes to:",
  wrapped(consent.about, "  "),
  ...consent.sides.flatMap(({ title, points }) => [`  ${title}:`, ...points.map((point) => wrapped(point, "  · "))]),
  wrapped(consent.otherwise),
].join("\n")

export const relayRow = ({ relays }: Snapshot): RelayRow => relays[0] ?? relayUnasked

export const relayObject = (state: Snapshot) => ({
  ...relayRow(state),
  standing: relayStanding(relayRow(state), state.live.relay),
  process: state.live.relay,
})

export const relayProgress = ({ live: { relay } }: Snapshot): string => {
  if (relay.state !== "running") return `Relay ${relay.percent} %: ${safeText(relay.summary)}`
  return (
    `Relay: reachable from outside: ${reachText[relay.reachable].toLowerCase()}; in the ` +
    `consensus: ${relay.flags ? "yes" : "not yet"}`
  )
}

/** What to do next, where nothing goes on by itself. */
const next: Partial<Record<RelayRow["mode"], string>> = {
  unasked: "Read about it and answer: bulbil relay consent",
  refused: "To change your answer: bulbil relay consent yes",
  stopped: "To go on: bulbil relay start",
}

const familyMissing =
  "Family: none, though credit comes from another relay of yours. " +
  "Tor asks you to say that both are yours: bulbil relay family"

const unreachable = (port: number | null): string =>
  `: have your router forward TCP port ${port} to this machine, and your firewall let it in; ` +
  "or run the relay elsewhere"

export const formatRelay = (state: Snapshot): string => {
  const row = relayRow(state)
  const { relay } = state.live
  const [ledger] = state.credits
  const standing = relayStanding(row, relay)
  const exposed =
    row.problem === null ? undefined : `it was stopped because of what it published of itself: ${row.problem}`
  const why = exposed ?? relay.reason ?? (row.mode === "running" && relay.state !== "running" ? relay.summary : "")
  const head = `Relay: ${relayText(standing, relay)}${why ? ` (${safeText(why)})` : ""}`
  const total = row.relayed > 0 ? [`Relayed so far: ${bytesText(row.relayed)}`] : []
  if (row.mode !== "running")
    return [head, ...total, ...(ledger ? [`Downloads: ${policyMeaning[ledger.policy]}`] : []), next[row.mode]!].join(
      "\n",
    )
  return [
    head,
    `Process ${relay.pid ?? "–"}, up for ${relay.uptimeSeconds === null ? "–" : durationText(relay.uptimeSeconds)}, ` +
      `port ${row.port ?? "–"}${relay.version ? `, tor ${relay.version}` : ""}`,
    `Reachable from outside: ${reachText[relay.reachable]}${relay.reachable === "no" ? unreachable(row.port) : ""}`,
    `In the consensus: ${relay.flags === null ? "not yet" : relay.flags.join(" ")}`,
    "Middle relay by its published descriptor: " +
      `${relay.middleOnly === null ? "not seen yet" : relay.middleOnly ? "yes" : "NO"}`,
    `Now ↓ ${rateText(relay.readRate)} ↑ ${rateText(relay.writeRate)}, at most ` +
      `${chosenRateText(row.rate)} (${chosenRateText(row.burst)} for a moment)`,
    `This process: read ${bytesText(relay.read)}, written ${bytesText(relay.written)}`,
    ...(familyText(row, relay) === null ? [] : [`Family: ${familyText(row, relay)}`]),
    ...(isFamilyMissing(row, ledger) ? [familyMissing] : []),
    ...total,
  ].join("\n")
}
