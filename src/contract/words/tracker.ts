/** How the own tracker stands, and what that means; the same in web and CLI. Pure. */
import type { TrackerRow } from "../rows.ts"
import { inLanguage } from "./inLanguage.ts"

export const trackerText = inLanguage<Record<TrackerRow["mode"], string>>("trackerMode", {
  open: "Open for entries",
  restored: "Open for entries, restored from a backup",
  contradicted: "Contradicted",
})

export const contradiction = inLanguage("contradiction", {
  matter: "Others hold another history under this address.",
  meaning:
    "Its key was used elsewhere, or this node was set back to an older state, by a restored disk for instance. So " +
    "nothing can be listed or taken back any more: mirrors would have to call it a lie. What is listed stays " +
    "readable, and private shares go on as before.",
})
