/** What the parts say wherever they stand. */
import { numberText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const partWords = inLanguage("parts", {
  copy: "Copy",
  copied: "Copied",
  keys: "Press Ctrl-C",
  show: "Show",
  hide: "Hide",
  showQr: "Show QR code",
  hideQr: "Hide QR code",
  asQr: (label: string) => `${label} as a QR code`,
  asking: "Asking …",
  download: "Download",
  untitled: "Without a title",
  dear: "More than your credit is enough for",
  inList: "In your list",
  oneOf: (count: number) => `1 of ${numberText(count)}`,
  putAway: "Put this away",
  visibility: { public: "Public", private: "Private" },
  takes: "It goes through six relays each way; some seconds are usual, up to two minutes are possible.",
  cancel: "Cancel",
  fetching: "Fetching this page …",
  notFetched: "This part of the page did not come. The connection may be lost, or the node may have newer software.",
  again: "Try again",
  anew: "Load the page anew",
})
