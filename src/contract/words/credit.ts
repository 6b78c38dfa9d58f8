/**
 * Credit in the words of this page: what a policy is called, and what it means for a download or for who relays
 * nothing.
 */
import { bytesText } from "../figures.ts"
import type { CreditLive, CreditRow } from "../relay.ts"

type Policy = CreditRow["policy"]

/** Whether a download of so much can be paid for now. */
export const isAffordable = (payload: number, { affordable }: Pick<CreditLive, "affordable">): boolean =>
  affordable === null || payload <= affordable

export const policyName: Readonly<Record<Policy, string>> = { strict: "Strict", soft: "Soft", off: "Off" }

/** What the policy means for a download that the credit is not enough for. */
export const shortfall: Readonly<Record<Policy, string>> = {
  strict: "What goes beyond it waits until credit comes, and then goes on by itself.",
  soft: "What goes beyond it comes at a slow pace.",
  off: "Your policy lets it pass.",
}

/** What follows for who relays nothing. */
export const withoutRelay = (
  { policy }: Pick<CreditRow, "policy">,
  { affordable }: Pick<CreditLive, "affordable">,
): string => {
  const now =
    affordable === 0
      ? "the credit is used up, so now"
      : "when the newcomer’s credit is used " +
        `up${affordable === null ? "" : ` (enough for ${bytesText(affordable)} still)`},`
  if (policy === "strict")
    return (
      `It is strict: ${now} downloads wait until credit is brought from a relay elsewhere, or you ` +
      "change the policy."
    )
  if (policy === "soft") return `It is soft: ${now} downloads go on slowly.`
  return "It is off: a relay or none makes no difference to your downloads."
}
