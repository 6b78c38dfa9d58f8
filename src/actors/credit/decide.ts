/**
 * What the ledger decides. Pure and total. Credit comes from measurements, from signed sums and once from the grant,
 * and from nothing else; it goes for verified payload and by the operator's own hand. Each fact of the log is booked
 * once, however often it is seen.
 */
import { balanceOf, chargeFor, creditable } from "../../core/credit.ts"
import { type Decision, type Moment, accept, nothing, reject } from "../../core/decider.ts"
import type { CreditEvent } from "../../events/credit.ts"
import type { CreditInput } from "./commands.ts"
import { type CreditState, takenOf } from "./state.ts"

export const decide = (state: CreditState, input: CreditInput, moment: Moment): Decision<CreditEvent> => {
  if (input.type === "OpenLedger") {
    if (state.mode === "open") return nothing
    const { type: _, grant, ...rules } = input
    const granted: CreditEvent[] = grant > 0 ? [{ type: "NewcomerGranted", credit: grant }] : []
    return accept({ type: "LedgerOpened", ...rules, code: moment.id }, ...granted)
  }
  if (state.mode === "absent") return reject("no-ledger", "the ledger has not been opened")
  switch (input.type) {
    case "ChoosePolicy":
      return state.policy === input.policy ? nothing : accept({ type: "PolicyChosen", policy: input.policy })
    case "FactsCommitted":
      return book(state, input)
    case "HandOver":
      return handOver(state, input.to)
    case "TakeSums":
      return takeSums(state, input)
    default:
      return reject("unknown-input", `a ledger does not know ${String((input as { type?: unknown }).type)}`)
  }
}

function book(
  state: CreditState,
  { base, after, through, relayed, fetched }: Extract<CreditInput, { type: "FactsCommitted" }>,
): Decision<CreditEvent> {
  // Looked for from another place in the log: some of it may be booked, or what lies before may not.
  if (base !== state.through || after < base || through <= after) return nothing
  let { counted } = state
  let rest = Math.max(0, balanceOf(state))
  const earned = relayed.map(({ day, octets }): CreditEvent => {
    const credit = creditable(octets, counted.of(day), state.dayCap)
    counted = counted.plus(day, credit)
    rest += credit
    return { type: "CreditEarned", credit, relayed: octets, day, through }
  })
  const spent = fetched.map(({ torrent, octets }): CreditEvent => {
    // What comes at the slow pace, or with the policy off, beyond the balance makes no debts.
    const credit = Math.min(chargeFor(octets, state.price), rest)
    rest -= credit
    return { type: "CreditSpent", credit, payload: octets, torrent, through }
  })
  return accept(...earned, ...spent)
}

/** What was granted cannot be handed on, or each new identity would be worth one more grant; and it is spent first. */
function handOver(state: CreditState, to: string): Decision<CreditEvent> {
  if (to === state.code)
    return reject(
      "own-ledger",
      "this is this node's own ledger: give the code that `bulbil credit show` prints on the other node",
    )
  let rest = Math.min(balanceOf(state), state.earned - state.handedOver - Math.max(0, state.spent - state.granted))
  const events: CreditEvent[] = []
  for (const [day, left] of state.left.days()) {
    const credit = Math.min(left, rest)
    if (credit <= 0) continue
    rest -= credit
    events.push({ type: "CreditHandedOver", credit, day, to })
  }
  return accept(...events)
}

function takeSums(
  state: CreditState,
  { key, days, trust }: Extract<CreditInput, { type: "TakeSums" }>,
): Decision<CreditEvent> {
  const known = state.trusted.includes(key)
  if (!known && !trust) {
    return reject(
      "unknown-relay",
      `this ledger does not know the relay that signed this (key ${key.slice(0, 16)}…): if it ` +
        "is yours, import it with trust",
    )
  }
  let taken = takenOf(state, key)
  let { counted } = state
  const events: CreditEvent[] = known ? [] : [{ type: "RelayTrusted", key }]
  for (const { day, octets } of days) {
    const relayed = octets - taken.of(day)
    if (relayed <= 0) continue
    taken = taken.plus(day, relayed)
    const credit = creditable(relayed, counted.of(day), state.dayCap)
    counted = counted.plus(day, credit)
    events.push({ type: "CreditImported", credit, relayed, day, from: key })
  }
  return accept(...events)
}
