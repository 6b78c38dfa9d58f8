/** An onion as it reads on a terminal. Pure. */
import { onionText as beginning } from "../contract/words/onion.ts"

/** Short enough for a line, and enough to tell one from another. */
export const onionText = (address: string): string => `${beginning(address)}.onion`
