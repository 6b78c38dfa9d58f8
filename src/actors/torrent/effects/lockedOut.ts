/** What a link's key comes to: why its onion does not let in whoever dialled it. */
import { DialError } from "../../../transport/Transport.ts"
import type { KeyedPlace } from "../../LinkKeys.ts"

/**
 * Why the onion does not let in whoever dialled it, where that is so. Tor cannot always tell a key that was revoked
 * from one that is missing, so who has one hears the same of both.
 */
export const lockedOut = (
  error: unknown,
  { key }: Pick<KeyedPlace, "key">,
): { readonly code: string; readonly message: string } | undefined => {
  if (!(error instanceof DialError) || (error.code !== "F4" && error.code !== "F5")) return undefined
  return key ? REFUSED : LACKING
}

/** Codes with which a download stands still until it is given another key. */
export const LOCKED: ReadonlySet<string> = new Set(["link-lacks-key", "key-refused"])

const LACKING = {
  code: "link-lacks-key",
  message: "this link lacks its key: ask for all of it, which ends with #k= and 52 letters and digits",
}
const REFUSED = {
  code: "key-refused",
  message: "the key of this link is not taken: its owner has taken it back, or it was mistyped; ask for another link",
}
