/**
 * Says what ends for ever, and asks where somebody can answer. A torrent that takes links along is not removed unasked
 * where nobody sits; what says by its name that it ends a link, or deletes, is meant by whoever wrote the script.
 */
import { bytesText, countText } from "../contract/figures.ts"
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

/** @throws CliFailure when whoever was asked does not want it. */
const agreed = async (what: string, question: string, asking: Asking): Promise<void> => {
  asking.output.write(`${what}\n`)
  if (!(await confirmed(question, asking))) throw new CliFailure(exitCodes.failed, "declined", "nothing was changed")
}

/** Before one share is stopped. What is not there, or is several, is for the node to say. @throws CliFailure */
export const agreeToUnshare = async (client: Client, share: string, yes: boolean, asking: Asking): Promise<void> => {
  if (yes || !asking.input.isTTY) return
  const rows = rowsOf((await client.state()).shares, share).filter(({ mode }) => mode !== "stopped")
  const [row, ...others] = rows
  if (!row || others.length > 0) return
  await agreed(`Its link ends for ever; the files stay:\n${lineOf(row)}`, "Stop sharing?", asking)
}

/** Before the files that were downloaded are deleted. @throws CliFailure */
export const agreeToDelete = async (client: Client, torrent: string, yes: boolean, asking: Asking): Promise<void> => {
  if (yes || !asking.input.isTTY) return
  const [row, ...others] = rowsOf((await client.state()).torrents, torrent)
  if (!row || others.length > 0) return
  const what = `Its downloaded files are deleted, ${bytesText(row.verifiedBytes)}, where nobody has changed them:`
  await agreed(`${what}\n  · ${cut(row.path || row.name, 200)}`, "Delete them?", asking)
}
