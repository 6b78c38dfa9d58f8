/**
 * Says which links end with a torrent that is removed, and asks where somebody can answer: they end for ever. Where
 * nobody sits it is not done unasked. What ends no link is done as before.
 */
import { countText } from "../contract/figures.ts"
import type { ShareView } from "../contract/rows.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { cut } from "./safeText.ts"
import { rowsOf } from "./targets.ts"
import { type Asking, confirmed } from "./terminal.ts"

const lineOf = ({ title, visibility }: ShareView): string =>
  `  · “${cut(title, 60)}”, ${visibility === "public" ? "public, listed by this node's tracker" : "private"}`

/** Whose links; none where the target names no torrent, or several: what that means is for the node to say. */
const endingWith = async (client: Client, torrent: string): Promise<readonly ShareView[]> => {
  const { shares, torrents } = await client.state()
  const [row, ...others] = rowsOf(torrents, torrent)
  return row && others.length === 0 ? shares.filter((share) => share.torrent === row.id && share.mode === "active") : []
}

/** @throws CliFailure when links would end and nobody agreed to that. */
export const agreeToEnd = async (client: Client, torrent: string, yes: boolean, asking: Asking): Promise<void> => {
  const links = await endingWith(client, torrent)
  if (links.length === 0) return
  asking.output.write(`${["With it ends for ever:", ...links.map(lineOf)].join("\n")}\n`)
  if (yes) return
  if (!asking.input.isTTY) {
    const many = countText(links.length, "link")
    throw new CliFailure(
      exitCodes.failed,
      "links-end",
      `nothing was removed: with it ${links.length === 1 ? "1 link ends" : `${many} end`} for ` +
        "ever; say --yes if that is meant",
    )
  }
  if (!(await confirmed("Remove it?", asking)))
    throw new CliFailure(exitCodes.failed, "declined", "nothing was removed")
}
