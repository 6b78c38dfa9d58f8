/** `SelectFiles`: which files of a download are wanted, and which of them first. */
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { SelectFiles } from "../../contract/commands/torrents.ts"
import { idleGlobs, levelsText, readLevels, withRules } from "../../core/fileSelection.ts"
import { torrents } from "../../projections/torrents.ts"
import type { NodeParts } from "../NodeParts.ts"
import { torrentState } from "../torrentState.ts"
import { answered, refuse, rowNamed } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"

type Asked = typeof SelectFiles.Type

async function selectFiles(parts: NodeParts, asked: Asked): Promise<CommandReply> {
  const torrent = rowNamed(parts.projector.all(torrents), asked.torrent, "torrent")
  if ("ok" in torrent) return torrent
  const { sequential, choice, levels } = asked
  if (choice === undefined && levels === undefined && sequential === undefined)
    return refuse("malformed", "choose files by rules or levels, or say in which order they shall come")
  const chosen = choice === undefined && levels === undefined ? undefined : await selection(parts, torrent.id, asked)
  if (chosen && "ok" in chosen) return chosen
  const inputs: readonly TorrentCommand[] = [
    ...(chosen ? [chosen] : []),
    ...(sequential === undefined ? [] : [{ type: "ChoosePieceOrder", sequential } as const]),
  ]
  let reply: CommandReply = { ok: true, id: torrent.id }
  for (const input of inputs) {
    reply = await answered(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, input))
    if (!reply.ok) return reply
  }
  return reply
}

const selection = async (
  parts: NodeParts,
  id: string,
  { choice = [], levels: given }: Asked,
): Promise<Extract<TorrentCommand, { type: "SelectFiles" }> | Extract<CommandReply, { ok: false }>> => {
  const metainfo = parts.ports.library.get(id)
  if (!metainfo) return refuse("no-metadata", "its files are not known yet: the metadata have not been fetched")
  const { files } = metainfo
  const before = readLevels(given ?? (await torrentState(parts, id)).levels, files.length)
  if (!before) return refuse("bad-levels", `the levels are not those of ${files.length} files`)
  const idle = idleGlobs(files, choice)
  if (idle.length > 0)
    return refuse("no-such-file", `no file fits "${idle[0]}"; \`bulbil files ${id.slice(0, 8)}\` lists them`)
  const levels = levelsText(withRules(before, files, choice))
  return { type: "SelectFiles", selection: { levels, of: metainfo } }
}

/** One after the other: each set of rules is put on what was chosen before. */
export const selectFilesCommand = defineCommand(SelectFiles, selectFiles, "files")
