/**
 * The ledger's facts in words, and what each of them does to the balance: as a cause, beside a column of sums, and as a
 * sentence that names the sum. Pure.
 */
import { bytesText, numberText } from "../figures.ts"
import type { CreditRow } from "../relay.ts"
import { policyName } from "./credit.ts"
import { type FactFields, number, text } from "./fields.ts"
import { inLanguage } from "./inLanguage.ts"
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
  return creditFactWords.counted(bytesText(relayed), credit < relayed ? bytesText(credit) : null)
}

/** The balance never falls below nothing: what is let pass without credit is given. */
export const uncharged = (payload: string): string => creditFactWords.uncharged(payload)

type Policy = CreditRow["policy"]

const policyOf = (event: FactFields): Policy => {
  const name = text(event["policy"])
  return Object.hasOwn(policyName, name) ? (name as Policy) : "strict"
}
const policyNamed = (event: FactFields): string => policyName[policyOf(event)]

const beginning = (value: unknown, digits: number): string => `${text(value).slice(0, digits)}…`

/** @param what was downloaded, where the reader cannot see it elsewhere. */
type Cause = (event: FactFields, what: string) => string

export const creditFactWords = inLanguage("creditFacts", {
  counted: (relayed: string, left: string | null) =>
    left === null ? `${relayed} relayed` : `${relayed} relayed, of which the day’s limit left ${left} to count`,
  uncharged: (payload: string) =>
    `Nothing charged for ${payload} downloaded and verified: there was no credit, and nothing is owed`,
  opened: (price: string, policy: string) =>
    `Ledger opened: each GB downloaded costs ${price} of credit; policy ${policy.toLowerCase()}`,
  newcomer: "for a newcomer, to begin with",
  earned: (what: string, day: string, through: number) =>
    `${what} on ${day}, as measured up to entry ${numberText(through)} of the log`,
  imported: (what: string, day: string, from: string) => `from a relay on another machine, ${from}: ${what} on ${day}`,
  spent: (payload: string) => `for ${payload} downloaded and verified`,
  handedOver: (day: string, to: string) => `of ${day} handed over to another node’s ledger, ${to}`,
  chosen: (policy: string, meaning: string) => `Policy chosen: ${policy.toLowerCase()}. ${meaning}`,
  trusted: (key: string) => `From now on a relay on another machine is trusted, by its key ${key}`,
  sum: (sum: string, cause: string) => `${sum} of credit ${cause}`,
  sumBecause: (sum: string, cause: string) => `${sum} of credit: ${cause}`,
})

const causes: Readonly<Record<string, Cause>> = {
  LedgerOpened: (e) => creditFactWords.opened(bytesText(number(e["price"]) * 1e9), policyNamed(e)),
  NewcomerGranted: () => creditFactWords.newcomer,
  CreditEarned: (e) => creditFactWords.earned(counted(e), text(e["day"]), number(e["through"])),
  CreditImported: (e) => creditFactWords.imported(counted(e), text(e["day"]), beginning(e["from"], 16)),
  CreditSpent: (e, what) => {
    const payload = `${bytesText(number(e["payload"]))}${what}`
    return number(e["credit"]) > 0 ? creditFactWords.spent(payload) : uncharged(payload)
  },
  CreditHandedOver: (e) => creditFactWords.handedOver(text(e["day"]), beginning(e["to"], 8)),
  PolicyChosen: (e) => creditFactWords.chosen(policyNamed(e), policyMeaning[policyOf(e)].replace(/\.$/, "")),
  RelayTrusted: (e) => creditFactWords.trusted(beginning(e["key"], 16)),
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
  const sum = `${signs[fact] === 1 ? "+" : "−"}${bytesText(Math.abs(change))}`
  return creditFactWords[fact === "CreditEarned" ? "sumBecause" : "sum"](sum, cause)
}
