import type { goneWords } from "../../state/refusals.ts"

export const gone: typeof goneWords = {
  "no-such-mirror": "Diesen Spiegel gibt es nicht mehr.",
  "no-such-node": "Diesen vertrauten Knoten gibt es nicht mehr.",
  "no-such-share": "Diese Freigabe gibt es nicht mehr.",
  "no-such-torrent": "Diesen Torrent gibt es nicht mehr.",
}
