/**
 * Credit in the words of this page: what a policy is called, and what it means for a download or for who relays
 * nothing.
 */
import { bytesText } from "../figures.ts"
import type { CreditLive, CreditRow } from "../relay.ts"
import { inLanguage } from "./inLanguage.ts"

type Policy = CreditRow["policy"]

/** Whether a download of so much can be paid for now. */
export const isAffordable = (payload: number, { affordable }: Pick<CreditLive, "affordable">): boolean =>
  affordable === null || payload <= affordable

export const policyName = inLanguage<Record<Policy, string>>("policyName", {
  strict: "Strict",
  soft: "Soft",
  off: "Off",
})

/** What the policy means for a download that the credit is not enough for. */
export const shortfall = inLanguage<Record<Policy, string>>("shortfall", {
  strict: "What goes beyond it waits until credit comes, and then goes on by itself.",
  soft: "What goes beyond it comes at a slow pace.",
  off: "Your policy lets it pass.",
})

/** Of who relays nothing. @param affordable null where credit bounds nothing, else octets of payload */
export const withoutRelayWords = inLanguage("withoutRelay", {
  used: "the credit is used up, so now",
  until: (affordable: number | null) =>
    `when the newcomer’s credit is used up${affordable === null ? "" : ` (enough for ${bytesText(affordable)} still)`},`,
  strict: (now: string) =>
    `It is strict: ${now} downloads wait until credit is brought from a relay elsewhere, or you change the policy.`,
  soft: (now: string) => `It is soft: ${now} downloads go on slowly.`,
  off: "It is off: a relay or none makes no difference to your downloads.",
})

/** What follows for who relays nothing. */
export const withoutRelay = (
  { policy }: Pick<CreditRow, "policy">,
  { affordable }: Pick<CreditLive, "affordable">,
): string => {
  const { used, until, strict, soft, off } = withoutRelayWords
  if (policy === "off") return off
  const now = affordable === 0 ? used : until(affordable)
  return policy === "strict" ? strict(now) : soft(now)
}
