/** What the page of newer software says. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const releasesWords = inLanguage("releases", {
  looking: "The node looks at its own files.",
  happened: "What happened",
  runs: "Runs here",
  kept: "Kept for others",
  none: "None",
  nodesSay: "What trusted nodes say",
  version: (version: string): string => `Version ${version}`,
  urgent: "Its maintainers call it urgent: it mends something that others can abuse.",
  size: "Size",
  signedBy: "Signed by",
  needs: "Needs",
  tor: (least: string): string => `tor ${least} or newer`,
  here: "Here",
  whole: "Whole, and checked",
  notWhole: "Not whole yet",
  noChecksum: "Paste the checksum that the maintainers’ site says.",
  isIt: "Is it the maintainers’ file?",
  makeSure:
    "The signatures were checked. Make sure of it by a way that does not lead through this node: open the " +
    "maintainers’ site in another browser, copy the SHA-256 of this version, and paste it here.",
  checksum: "SHA-256 of the file",
  siteSays: "What the maintainers’ site says",
  siteHint: "Blanks, capitals and a whole line of sha256sum are fine.",
  compare: "Compare",
  noFolder: "Say in which folder of the node’s machine.",
  saved: (folder: string): string => `Saved in ${folder}. Nothing was installed.`,
  whatToDo: "What to do with it",
  steps: [
    "Compare the checksum above. If it is different, stop here.",
    "Save the file, and check it once more without this program: `sha256sum -c SHA256SUMS`. Where a file `.minisig` " +
      "came with it, also `minisign -Vm SHA256SUMS -P` with the key that the maintainers’ site says. Debian has " +
      "minisign.",
    "Stop the node, unpack the file beside the old folder, and start it from there with the same data folder. The " +
      "old folder is your way back.",
  ],
  notYet: "It can be saved as soon as it is here whole.",
  saveTo: "Save to",
  saveHint: "A folder on the node’s machine. Nothing there is overwritten.",
  folder: "~/new",
  save: "Save",
  dismiss: "Dismiss this version",
  dismissHint: "It is then neither kept here nor passed on to others.",
})
