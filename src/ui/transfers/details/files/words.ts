/** What the tree of files says. */
import { bytesText, countText, numberText } from "../../../../contract/figures.ts"
import { inLanguage } from "../../../../contract/words/inLanguage.ts"
import type { LevelName } from "../../../../contract/files.ts"

export const filesWords = inLanguage("files", {
  tree: "Files",
  head: { name: "Name", size: "Size", progress: "Progress", priority: "Priority", actions: "What can be done" },
  levels: { skip: "Skip", low: "Low", normal: "Normal", high: "High" } satisfies Record<LevelName, string>,
  mixed: "Several",
  notWanted: "Not wanted",
  priorityOf: (name: string): string => `Priority of ${name}`,
  want: (name: string): string => `Fetch ${name}`,
  open: (name: string): string => `Open or close ${name}`,
  search: "Search in these files",
  unfinishedOnly: "Only incomplete",
  openAll: "Open all",
  closeAll: "Close all",
  sequential: "In order",
  sequentialHint: "From the first piece to the last; else what fewest others have comes first.",
  all: "Fetch all",
  none: "Fetch none",
  nothingFound: "No file here has this name.",
  nothingUnfinished: "Nothing here is incomplete.",
  reading: "Reading the files …",
  chosen: (files: number, of: number, bytes: number): string =>
    `${files === of ? countText(of, "file") : `${numberText(files)} of ${countText(of, "file")}`}, ${bytesText(bytes)}`,
  copyPath: "Copy path",
  copied: "Copied",
  noClipboard: "The browser does not let this page use the clipboard.",
  fetch: "Fetch in this browser",
  fetchNot: "It can be fetched in this browser when it is whole.",
  fetchOff: "Fetching files in a browser is not allowed yet",
  allow: "Allow it…",
  allowTitle: "Let browsers fetch files?",
  allowText:
    "Whoever has your management link can then fetch each file that is whole, over Tor, through this page. It is off " +
    "until you allow it; `bulbil config set access.fetch-files no` takes it back.",
  allowGo: "Allow it",
  allowed: "Files that are whole can be fetched here now.",
  refused: (message: string): string => `The choice was not taken: ${message}`,
})
