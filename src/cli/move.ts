/** `bulbil move TORRENT FOLDER`: waits until the data are there; `--cancel` calls it off. */
import { bytesText, percentOf } from "../contract/figures.ts"
import type { Live, TorrentRow } from "../contract/rows.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Said } from "./CliCommand.ts"
import { follow } from "./follow.ts"
import { givenPath } from "./givenPath.ts"
import { whileItGoesOn } from "./goesOn.ts"
import { nodeCommand, type Talk } from "./nodeCommand.ts"
import { safeText } from "./safeText.ts"
import { itsTorrent, rowNamed, target } from "./targets.ts"

interface MoveOptions {
  readonly cancel?: true
}

interface Left {
  readonly path: string
  readonly what: string
}

const LEFT_SHOWN = 20

const explained = `The torrent rests meanwhile. Ctrl-C ends the waiting, not the move; without a folder, a move
under way is waited for again. A node that is ended in its midst goes on with it when it is started.
Files that you share where they lie you move yourself; then bulbil locate.`

export const moveCommand = nodeCommand<[torrent: string, folder: string | undefined], MoveOptions>({
  name: "move",
  summary: "move a download's files into another folder, also on another disk",
  example: "move 4f1c22 /mnt/large",
  takes: (command) =>
    command
      .argument("<torrent>", itsTorrent)
      .argument("[folder]", "where they go, under their names; nothing there is written over", givenPath)
      .option("--cancel", "call a move off that is under way: the files stay where they were")
      .addHelpText("after", `\n${explained}`),
  run: async (talk, torrent, folder) => {
    const { client, options, command } = talk
    if (folder !== undefined && options.cancel)
      return void command.error("error: give a folder, or --cancel", { exitCode: exitCodes.usage })
    if (options.cancel) {
      const id = await client.command({ type: "StopMove", torrent: target(torrent) })
      const { path } = rowNamed((await client.state()).torrents, id, "torrent")
      return { schema: "move", json: { id, path }, text: `called off ${id}` }
    }
    return folder === undefined
      ? moved(talk, rowNamed((await client.state()).torrents, target(torrent), "torrent").id)
      : moved(talk, await client.command({ type: "MoveData", torrent: target(torrent), folder }))
  },
})

const moved = async (talk: Talk<MoveOptions>, id: string): Promise<Said> => {
  const { client, progress } = talk
  const row = await whileItGoesOn(
    talk,
    [id],
    () =>
      follow(
        client,
        ({ torrents, live }) => {
          const found = torrents.find((each) => each.id === id)
          if (!found || found.mode === "removed")
            throw new CliFailure(exitCodes.failed, "torrent-removed", "the torrent was removed meanwhile")
          if (found.move) return void progress.show(moveProgress(found, live))
          return found
        },
        progress,
      ),
    "bulbil move",
  )
  if (row.moveError) throw new CliFailure(exitCodes.failed, row.moveError.code, row.moveError.message, { id })
  const [last] = await client.history("torrents", id, undefined, 1)
  const left = last?.event["type"] === "MoveEnded" ? ((last.event["left"] as readonly Left[] | undefined) ?? []) : []
  const stays = left.slice(0, LEFT_SHOWN).map(({ path, what }) => `left: ${safeText(path)} ${safeText(what)}`)
  const more = left.length > LEFT_SHOWN ? [`left: ${left.length - LEFT_SHOWN} more (--json lists them)`] : []
  return {
    schema: "move",
    json: { id, path: row.path, ...(left.length > 0 ? { left } : {}) },
    text: [`${id} is at ${safeText(row.path)}`, ...stays, ...more].join("\n"),
  }
}

/** How far a move is, in one line. */
export const moveProgress = ({ id, move }: TorrentRow, { hashing }: Live): string => {
  const to = safeText(move?.to ?? "")
  if (move?.stopped) return `Taking away again what was moved to ${to}`
  if (move?.arrived) return `At ${to}; leaving ${safeText(move.from)}`
  const done = hashing[id]
  return done
    ? `Moving ${percentOf(done.hashedBytes, done.totalBytes)} % of ${bytesText(done.totalBytes)} to ${to}`
    : `Moving to ${to}`
}
