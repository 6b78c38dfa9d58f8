/**
 * The ledger's facts in words, and what each of them does to the balance: as a cause, beside a column of sums, and as a
 * sentence that names the sum. Pure.
 */
import { bytesText } from "../figures.ts"
import type { CreditRow } from "../relay.ts"
import { policyName } from "./credit.ts"
import { type FactFields, number, text } from "./fields.ts"
import { policyMeaning } from "./relay.ts"

const signs: Readonly<Record<string, 1 | -1>> = {
  NewcomerGranted: 1,
  CreditEarned: 1,
  CreditImported: 1,
  CreditSpent: -1,
  CreditHandedOver: -1,
}

/** In octets of credit. */
export const creditChange = (event: FactFields): number => (signs[text(event["type"])] ?? 0) * number(event["credit"])

/** Not all that was relayed counts: there is a most for each day. */
const counted = (event: FactFields): string => {
  const [credit, relayed] = [number(event["credit"]), number(event["relayed"])]
  return credit < relayed
    ? `${bytesText(relayed)} relayed, of which the day’s limit left ${bytesText(credit)} to count`
    : `${bytesText(relayed)} relayed`
}

/** The balance never falls below nothing: what is let pass without credit is given. */
export const uncharged = (payload: string): string =>
  `Nothing charged for ${payload} downloaded and verified: there was no credit, and nothing is owed`

type Policy = CreditRow["policy"]

const policyOf = (event: FactFields): Policy => {
  const name = text(event["policy"])
  return Object.hasOwn(policyName, name) ? (name as Policy) : "strict"
}
const policyNamed = (event: FactFields): string => policyName[policyOf(event)].toLowerCase()

const beginning = (value: unknown, digits: number): string => `${text(value).slice(0, digits)}…`

/** @param what was downloaded, where the reader cannot see it elsewhere. */
type Cause = (event: FactFields, what: string) => string

const causes: Readonly<Record<string, Cause>> = {
  LedgerOpened: (e) =>
    `Ledger opened: each GB downloaded costs ${bytesText(number(e["price"]) * 1e9)} of credit; ` +
    `policy ${policyNamed(e)}`,
  NewcomerGranted: () => "for a newcomer, to begin with",
  CreditEarned: (e) => `${counted(e)} on ${text(e["day"])}, as measured up to entry ${number(e["through"])} of the log`,
  CreditImported: (e) =>
    `from a relay on another machine, ${beginning(e["from"], 16)}: ${counted(e)} on ${text(e["day"])}`,
  CreditSpent: (e, what) => {
    const payload = `${bytesText(number(e["payload"]))}${what}`
    return number(e["credit"]) > 0 ? `for ${payload} downloaded and verified` : uncharged(payload)
  },
  CreditHandedOver: (e) => `of ${text(e["day"])} handed over to another node’s ledger, ${beginning(e["to"], 8)}`,
  PolicyChosen: (e) => `Policy chosen: ${policyNamed(e)}. ${policyMeaning[policyOf(e)].replace(/\.$/, "")}`,
  RelayTrusted: (e) => `From now on a relay on another machine is trusted, by its key ${beginning(e["key"], 16)}`,
}

/** @param what follows an amount downloaded, as ` of “Bulbs”`. */
export const creditCause = (event: FactFields, what = ""): string => {
  const fact = text(event["type"])
  return Object.hasOwn(causes, fact) ? causes[fact]!(event, what) : fact
}

const closed = (sentence: string): string => (sentence.endsWith("…") ? sentence : `${sentence}.`)

/** Undefined for what is no fact of a ledger. */
export const creditSentence = (fact: string, fields: FactFields): string | undefined => {
  if (!Object.hasOwn(causes, fact)) return undefined
  const event = { ...fields, type: fact }
  const [change, cause] = [creditChange(event), closed(creditCause(event))]
  if (!Object.hasOwn(signs, fact) || (fact === "CreditSpent" && change === 0)) return cause
  const sum = `${signs[fact] === 1 ? "+" : "−"}${bytesText(Math.abs(change))} of credit`
  return `${sum}${fact === "CreditEarned" ? ":" : ""} ${cause}`
}
