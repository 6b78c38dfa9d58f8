/** Names of the policies: in German. */
import type { policyName as english } from "../../../contract/words/credit.ts"

export const policyName: typeof english = { strict: "Streng", soft: "Sanft", off: "Aus" }
