/** What the dialogs about backups say. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const backupWords = inLanguage("backup", {
  file: "File on the node’s machine",
  example: "~/tracker.backup",
  passphrase: "Passphrase (optional)",
  save: "Save",
  saveMine: "Save a backup of my tracker",
  saveOf: (name: string): string => `Save a backup of ${name}`,
  saveHint: "A new file. It holds the whole list with all its signatures, and never the data of what is shared.",
  savePassphrase:
    "With one, the file also holds the tracker’s key, encrypted with it: whoever has both can go " +
    "on as this tracker. Without, it can only be mirrored.",
  again: "Passphrase once more",
  againHint: "It is kept nowhere. Lost, it cannot be found again.",
  differ: "The two passphrases are not the same.",
  saved: (path: string): string => `Saved to ${path}.`,
  load: "Load",
  loadTitle: "Load a backup",
  loadHint: "A backup of any tracker, yours or another’s.",
  loadPassphrase:
    "Only to go on as your own tracker, after a loss: the key is then taken too, if this node’s " +
    "tracker is still empty.",
  loadMeans: [
    "Every entry is checked against its tracker’s signature, as if a stranger had sent it.",
    "Without a passphrase it becomes a mirror here, updated by hand until you choose otherwise. What is here " +
      "already is only added to.",
    "With it, be sure that the tracker runs nowhere else: two nodes under one key contradict each other, and " +
      "mirrors freeze both.",
  ],
  restored: "Restored, and checked entry by entry: this node goes on as that tracker.",
  loaded: "Loaded, and checked entry by entry. It is a mirror now.",
})
