/** What a swarm has fetched whole when its torrent is paused, or checked, is not lost: it comes into the log later. */
import { expect, it } from "vitest"
import { Kernel } from "../../src/actors/kernel/Kernel.ts"
import { ModeTree } from "../../src/actors/kernel/ModeTree.ts"
import type { TorrentInput } from "../../src/actors/torrent/commands.ts"
import { torrentActor } from "../../src/actors/torrent/definition.ts"
import { exchange } from "../../src/actors/torrent/effects/exchange.ts"
import { systemRandom } from "../../src/app/systemClock.ts"
import { StreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import type { SwarmConfig } from "../../src/exchange/Exchange.ts"
import { HandClock } from "../support/HandClock.ts"
import { smallTorrent } from "../support/smallTorrent.ts"

const torrent = await smallTorrent(4 * 65_536)

it.each<[TorrentInput, readonly string[]]>([
  [{ type: "PauseTorrent" }, ["TorrentPaused", "PiecesVerified"]],
  [{ type: "RecheckTorrent" }, ["RecheckStarted", "PiecesVerified"]],
  // They lie where the data are no more.
  [{ type: "LocateData", path: "/elsewhere" }, ["DataLocated", "RecheckStarted"]],
])("%o", async (input, facts) => {
  const log = new MemoryEventLog(registry)
  const clock = new HandClock()
  const defects: unknown[] = []
  const onDefect = (where: string, defect: unknown) => void defects.push(where, defect)
  const kernel = new Kernel({ log, registry, clock, random: systemRandom, onDefect })
  let swarm: SwarmConfig | undefined
  const ports = {
    clock,
    random: systemRandom,
    exchange: {
      open: async (config: SwarmConfig) => void (swarm = config),
      startsAtRest: () => false,
      limit: () => undefined,
    },
    library: { get: () => torrent.metainfo, folder: () => "s" },
    places: { resolve: (path: string) => path },
    storage: { open: async () => torrent.store },
    tell: kernel.tell.bind(kernel),
    vault: { get: () => ({ secret: new Uint8Array(32) }) },
  }
  const idle = Object.fromEntries(new ModeTree(torrentActor).effects.map((name) => [name, async () => undefined]))
  kernel.register(torrentActor, { ...idle, exchange: exchange(ports as never) } as never)
  const { infoHash, totalBytes, pieceCount, name } = torrent.metainfo
  const tell = (said: TorrentInput) => kernel.tell("torrent", "t", said)
  await tell({ type: "RequestDownload", folder: "/", source: "link" })
  const content = {
    infohash: infoHash,
    path: "/data",
    title: "",
    name,
    bytes: totalBytes,
    pieces: pieceCount,
    files: 1,
  }
  await tell({ type: "MetadataFetched", ...content })
  while (!swarm && defects.length === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(defects).toEqual([])
  await tell(input)
  await swarm!.observer.piecesWritten([0 as never, 2 as never])
  const history = await log.streamPage(StreamId("torrent", "t"), 2, 10)
  expect(history.map(({ event }) => event.type)).toEqual(facts)
  await kernel.stop()
})
