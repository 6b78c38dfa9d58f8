/**
 * The arithmetic of relay credit. Credit is counted in octets relayed for Tor; a download is charged `price` of them
 * for each octet of verified payload. Owns the rules and their default figures, which follow from the study in
 * docs/credit.md. Pure: nothing here keeps a balance, knows a time, or decides who may do what.
 */

/** strict: without credit a download waits · soft: it goes on, slowly · off: credit is counted and stops nothing. */
export type CreditPolicy = "strict" | "soft" | "off"

export interface CreditRules {
  /**
   * Octets to relay for each octet downloaded. An octet from onion to onion crosses six relays: at 6, Tor is left as
   * rich as before.
   */
  readonly price: number
  /** Payload octets that a newcomer may download before relaying anything. */
  readonly grant: number
  /** Octets that count as credit in one day (UTC), at most, from all meters together. */
  readonly dayCap: number
  /** Payload octets a second, over all downloads, that `soft` leaves to who has no credit. */
  readonly softRate: number
}

/** From onion to onion. */
export const RELAYS_CROSSED = 6

export const CREDIT_RULES: CreditRules = {
  price: 6,
  grant: 2_000_000_000,
  dayCap: 64 * 1024 ** 3,
  softRate: 5_000,
}

/**
 * Not `strict`, which starves for good whoever cannot be a relay: what is left over by those who can is enough for a
 * slow pace.
 */
export const DEFAULT_POLICY: CreditPolicy = "soft"

/**
 * Whether what a fact tells is charged: pieces that were fetched, not those that were found on the disk, and not those
 * of newer software, which costs its reader nothing.
 */
export const isCharged = (event: { readonly type: string; readonly [field: string]: unknown }): boolean =>
  event.type === "PiecesVerified" && event["found"] !== true && event["free"] !== true

/** What so many octets of verified payload cost, in credit. */
export const chargeFor = (payload: number, price: number): number => Math.ceil(payload * price)

/** Payload octets that a balance pays for; none when it is used up. */
export const affordable = (balance: number, price: number): number => Math.max(0, Math.floor(balance / price))

/** Of `relayed` octets, those that count on a day on which `today` have counted already. */
export const creditable = (relayed: number, today: number, dayCap: number): number =>
  Math.max(0, Math.min(relayed, dayCap - today))

/** What a ledger holds, in octets of credit. */
export interface CreditSums {
  readonly granted: number
  readonly earned: number
  readonly imported: number
  readonly spent: number
  readonly handedOver: number
}

export const balanceOf = ({ granted, earned, imported, spent, handedOver }: CreditSums): number =>
  granted + earned + imported - spent - handedOver

/**
 * What a download that waits for credit must be able to afford before it goes on: enough to be worth the connections.
 */
const HEAD_START = 16 * 1024 * 1024

/**
 * Whether what is not booked yet may take the rest of a balance soon. Where nothing is left, nothing runs out any more.
 */
export const nearlySpent = (balance: number, unbooked: number, price: number): boolean =>
  balance > 0 && balance - unbooked < chargeFor(HEAD_START, price)

/** @param left payload octets still to be fetched. */
export const headStart = (left: number): number => Math.min(left, HEAD_START)
