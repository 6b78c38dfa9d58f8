/**
 * Whether others get through to a share of this node: dials its onion by its own link, with the key where there is one,
 * and asks for the metadata, as a download does. Whoever is asked is this node, which sees one more caller.
 */
import type { Refusal } from "../contract/commands.ts"
import { INSPECT_SECONDS } from "../contract/files.ts"
import { durationText } from "../contract/figures.ts"
import type { ReachPage } from "../contract/reach.ts"
import { parseLink } from "../core/shareLink.ts"
import { shares } from "../projections/shares.ts"
import { refuse, rowNamed } from "./commands/answers.ts"
import { InspectError } from "./Inspections.ts"
import type { NodeParts } from "./NodeParts.ts"
import { shareView } from "./operatorRows.ts"

export const reachShare = async (
  parts: NodeParts,
  target: string,
  signal: AbortSignal,
): Promise<ReachPage | Refusal> => {
  const row = rowNamed(parts.projector.all(shares), target, "share")
  if ("ok" in row) return row
  const { beginsAt, link, recipients } = shareView(parts, row)
  const text = link ?? recipients.find((recipient) => recipient.link !== null)?.link
  if (beginsAt !== null || !text)
    return refuse("not-published", "there is no link yet by which it could be reached; wait until it is there")
  const parsed = parseLink(text)
  if ("problem" in parsed || !("token" in parsed)) throw new Error("a share's own link is none")
  try {
    return { ms: await parts.inspections.reach(parsed, signal) }
  } catch (error) {
    if (!(error instanceof InspectError)) throw error
    if (error.code !== "unreachable") return refuse(error.code, error.message)
    return refuse(
      "not-reached",
      `within ${durationText(INSPECT_SECONDS)} nobody got through to it; a new onion takes some minutes at times: try ` +
        "again, and look at the log of Tor if it stays so",
    )
  }
}
