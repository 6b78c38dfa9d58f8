/** What can be done with an address: in the first script. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const addressWords = inLanguage("address", {
  given: "A tracker’s address",
  recognised: "A tracker’s address: look into it, mirror it, or trust its node.",
  browse: "Browse its catalogue",
  browseText: "See what it lists, and download from it. Read over Tor, checked, and not kept.",
  mirror: "Mirror it…",
  mirrorText: "Keep a copy of its whole list here, and serve it onwards.",
  trust: "Trust its node…",
  trustText: "Search what it lists, and hear from it of newer software.",
  cancel: "Cancel",
})
