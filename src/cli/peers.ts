/** `bulbil peers INFOHASH`: who is in a swarm, as their signed records say, and which trackers held here list it. */
import type { SwarmPage } from "../contract/catalogue.ts"
import { countText } from "../contract/figures.ts"
import type { TorrentRow } from "../contract/rows.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { table } from "./table.ts"
import { rowsOf, target } from "./targets.ts"
import { timeText } from "../contract/words/time.ts"

const WHOLE = 64

const failed = (code: string, message: string) => new CliFailure(exitCodes.failed, code, message)

/** A whole infohash may be of any swarm; less is of a torrent in the list. */
const infohashOf = async (client: Client, asked: string): Promise<string> => {
  if (asked.length === WHOLE) return asked
  const { torrents } = await client.state()
  const found = rowsOf<TorrentRow>(
    torrents.filter(({ mode }) => mode !== "removed"),
    asked,
  )
  if (found.length > 1) throw failed("ambiguous", `${asked} names ${found.length} of them; give more digits`)
  if (!found[0])
    throw failed(
      "no-such-torrent",
      `there is no torrent ${asked}; bulbil status lists them, and a whole infohash is taken too`,
    )
  if (found[0].infohash === null)
    throw failed("no-metadata", "the infohash of this torrent is not known yet; wait for its metadata")
  return found[0].infohash
}

const states = { seed: "Seeds", leech: "Downloads", stopped: "Has left", rest: "Rests" } as const
const head = ["PEER", "STATE", "HAS", "LANES", "SAID", "VALID UNTIL", ""] as const

const formatSwarm = ({ infohash, peers, trackers }: SwarmPage): string => {
  const lines = peers.map(({ peer, own, state, have, lanes, issuedAt, until }) => [
    peer,
    states[state],
    `${have} %`,
    String(lanes),
    timeText(issuedAt),
    timeText(until),
    own ? "this node" : "",
  ])
  return [
    `Swarm ${infohash}`,
    ...(lines.length === 0 ? ["No peer has told of itself yet."] : table([head, ...lines])),
    ...(trackers.length === 0 ? ["No tracker held here lists it."] : ["", "LISTED BY"]),
    ...trackers.flatMap(({ held, tracker, mirrors }) => [
      `${tracker}  ${held === "self" ? "this node's own" : `mirror ${held.slice(0, 8)}`}, ` +
        `${countText(mirrors.length, "mirror")} known`,
      ...mirrors.map((mirror) => `  ${mirror.address}  ${countText(mirror.entries, "entry", "entries")}`),
    ]),
  ].join("\n")
}

export const peersCommand = nodeCommand<[infohash: string]>({
  name: "peers",
  summary: "show who is in a torrent's swarm, and which trackers list it",
  example: "peers 4f1c22",
  takes: (command) =>
    command.argument("<infohash>", "whole; or a torrent's id, or the first 6 digits or more of either"),
  run: async ({ client }, infohash) => {
    const page = await client.swarm(await infohashOf(client, target(infohash)))
    return { schema: "peers", json: page, text: formatSwarm(page) }
  },
})
