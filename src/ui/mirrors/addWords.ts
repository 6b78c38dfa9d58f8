/** What the dialog that adds a mirror says: in the first script. */
import type { MirrorRow } from "../../contract/rows.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const addMirrorWords = inLanguage("addMirror", {
  addTitle: "Mirror a tracker",
  address: "Address",
  example: "….onion",
  addressHint: "Of the tracker, or of any mirror of it.",
  updates: "Updates",
  choices: {
    auto: ["Kept up to date by itself", "What its owner adds or takes back is here within minutes."],
    manual: ["By hand", "You see how many entries it is behind, and update it when you choose."],
  } as Record<MirrorRow["update"], readonly [text: string, hint: string]>,
  addMeans: [
    "Its whole list is copied: titles, sizes, names of files, and where they are served. Never the data themselves.",
    "Every entry is checked against the tracker’s own signature. A mirror can neither add nor change anything.",
    "The copy gets an onion of its own, from which others can mirror it in turn. What it answers does not tell whose " +
      "it is.",
  ],
  addGo: "Mirror it",
  added: "The copy is being made.",
})
