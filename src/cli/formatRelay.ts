/** How the relay reads on a terminal and as JSON, and what its operator must know before he says yes. Pure. */
import { bytesText, durationText, rateText } from "../contract/figures.ts"
import { type RelayRow, relayUnasked } from "../contract/relay.ts"
import { familyText, isFamilyMissing } from "../contract/words/family.ts"
import { policyMeaning, reachText, relayStanding, relayText } from "../contract/words/relay.ts"
import type { Snapshot } from "../contract/rows.ts"
import { safeText } from "./safeText.ts"

export const consentText = `What you would say yes to:
  A Tor middle relay passes encrypted traffic of strangers from one relay to the next. It is never the last one: nothing leaves Tor
  from your machine, and you cannot see what passes through it.
  The address (IP) of this machine becomes public in Tor's list of relays. Anybody can see that a relay runs there; not what you do with
  Bulbil. Some services slow down or refuse addresses of relays. A relay and an onion on one line go down together: who watches both for
  long can tie them to each other. A relay on another machine, whose sums you import here, is the more private choice.
  It costs traffic in both directions up to its limit (bulbil relay limit), some memory and some processor time.
  It is a process of its own: it goes on when Bulbil stops, and ends with bulbil relay stop, or when you say no. There is no money in it.
If you say no, everything else works. What follows for downloads is the credit policy's to say: bulbil credit policy.`

export const relayRow = ({ relays }: Snapshot): RelayRow => relays[0] ?? relayUnasked

export const relayObject = (state: Snapshot): object => ({
  ...relayRow(state),
  standing: relayStanding(relayRow(state), state.live.relay),
  process: state.live.relay,
})

export const relayProgress = ({ live: { relay } }: Snapshot): string => {
  if (relay.state !== "running") return `Relay ${relay.percent} %: ${safeText(relay.summary)}`
  return `Relay: reachable from outside: ${reachText[relay.reachable].toLowerCase()}; in the consensus: ${relay.flags ? "yes" : "not yet"}`
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
    `Process ${relay.pid ?? "–"}, up for ${relay.uptimeSeconds === null ? "–" : durationText(relay.uptimeSeconds)}, port ${row.port ?? "–"}${relay.version ? `, tor ${relay.version}` : ""}`,
    `Reachable from outside: ${reachText[relay.reachable]}${relay.reachable === "no" ? `: have your router forward TCP port ${row.port} to this machine, and your firewall let it in; or run the relay elsewhere` : ""}`,
    `In the consensus: ${relay.flags === null ? "not yet" : relay.flags.join(" ")}`,
    `Middle relay by its published descriptor: ${relay.middleOnly === null ? "not seen yet" : relay.middleOnly ? "yes" : "NO"}`,
    `Now ↓ ${rateText(relay.readRate)} ↑ ${rateText(relay.writeRate)}, at most ${rateText(row.rate)} (${rateText(row.burst)} for a moment)`,
    `This process: read ${bytesText(relay.read)}, written ${bytesText(relay.written)}`,
    ...(familyText(row, relay) === null ? [] : [`Family: ${familyText(row, relay)}`]),
    ...(isFamilyMissing(row, ledger) ? [familyMissing] : []),
    ...total,
  ].join("\n")
}
