/** Values of settings: in German. */
import type { valueWords } from "../../../contract/words/settings.ts"

export const values: typeof valueWords = { byDefault: "die Voreinstellung", anywhere: "überall", changed: "geändert" }
