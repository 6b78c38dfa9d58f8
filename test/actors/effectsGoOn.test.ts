/** What an actor does all along is begun once, whatever becomes of it meanwhile. */
import { describe, expect, it } from "vitest"
import type { ActorDefinition, ActorInput } from "../../src/actors/kernel/ActorDefinition.ts"
import { Kernel } from "../../src/actors/kernel/Kernel.ts"
import { ModeTree } from "../../src/actors/kernel/ModeTree.ts"
import type { MirrorInput } from "../../src/actors/mirror/commands.ts"
import { mirrorActor } from "../../src/actors/mirror/definition.ts"
import type { TorrentInput } from "../../src/actors/torrent/commands.ts"
import { torrentActor } from "../../src/actors/torrent/definition.ts"
import { systemRandom } from "../../src/app/systemClock.ts"
import type { InfoHash } from "../../src/core/ids.ts"
import type { DomainEvent } from "../../src/events/facts.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { HandClock } from "../support/HandClock.ts"

/** Effects that last until they are ended; counted is how often each was begun. */
const begun = async <State, Input extends ActorInput, Event extends DomainEvent>(
  definition: ActorDefinition<State, Input, Event>,
  inputs: readonly Input[],
) => {
  const { kind } = definition
  const counts: Record<string, number> = {}
  const modes: (string | undefined)[] = []
  const kernel = new Kernel({
    log: new MemoryEventLog(registry),
    registry,
    clock: new HandClock(),
    random: systemRandom,
    onDefect: () => undefined,
  })
  const lasting = (name: string) => async (context: { readonly signal: AbortSignal }) => {
    counts[name] = (counts[name] ?? 0) + 1
    await new Promise((resolve) => context.signal.addEventListener("abort", resolve, { once: true }))
  }
  kernel.register(definition, Object.fromEntries(new ModeTree(definition).effects.map((name) => [name, lasting(name)])))
  for (const input of inputs) {
    expect(await kernel.tell(kind, "a", input)).toMatchObject({ ok: true })
    modes.push(kernel.peek(kind, "a")?.mode)
    // What ended has ended, and what is begun anew has begun.
    for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve))
  }
  await kernel.stop()
  return { counts, modes }
}

const content = { infohash: "ab".repeat(32) as InfoHash, path: "p", title: "t", name: "n", bytes: 32, files: 1 }

describe("what goes on", () => {
  it(
    "of a torrent: its swarm, its meetings and its announcements, while it fetches, waits for " + "credit and seeds",
    async () => {
      const inputs: TorrentInput[] = [
        { type: "RequestDownload", folder: "", source: "link-a" },
        { type: "MetadataFetched", ...content, pieces: 2 },
        { type: "CreditRanOut" },
        { type: "CreditCame" },
        { type: "PiecesWritten", pieces: [[0, 16]], located: 0 },
        { type: "PiecesWritten", pieces: [[1, 16]], located: 0 },
      ]
      const { counts, modes } = await begun(torrentActor, inputs)
      expect(modes.slice(1)).toEqual(["downloading", "waiting-for-credit", "downloading", "downloading", "seeding"])
      const once = { mirrorMetadata: 1, exchange: 1, rendezvous: 1, announce: 1, seek: 1 }
      expect(counts).toEqual({ ...once, watch: 1, endAtLimit: 1 })
    },
  )

  it("of a share whose files change: nothing; it is looked at and opened anew, each time", async () => {
    const inputs: TorrentInput[] = [
      { type: "AdoptShared", ...content, pieces: 2 },
      { type: "PiecesChanged", pieces: [[0, 16]], files: ["n"] },
      { type: "PiecesChecked", good: [[0, 16]], bad: [] },
    ]
    const { counts, modes } = await begun(torrentActor, inputs)
    expect(modes).toEqual(["seeding", "changed", "seeding"])
    expect(counts).toMatchObject({ exchange: 3, rendezvous: 3, announce: 3, watch: 3 })
  })

  it("of a mirror: its onion, while it is updated, chosen to be updated otherwise, and met its quota", async () => {
    const inputs: MirrorInput[] = [
      { type: "RequestMirror", secret: "mirror-a", update: "auto" },
      { type: "EntriesStored", seq: 1, octets: 1 },
      { type: "CopyFinished", seq: 1, torrents: 1 },
      { type: "HeadSeen", seq: 2, at: 1 },
      { type: "ChooseUpdate", update: "manual" },
      { type: "UpdateNow" },
      { type: "QuotaMet", what: "entries", limit: 1 },
      { type: "ForkFound", seq: 1 },
    ]
    const { counts, modes } = await begun(mirrorActor, inputs)
    expect(modes).toEqual(["mirroring", "mirroring", "current", "updating", "by-hand", "updating", "full", "frozen"])
    expect(counts).toMatchObject({ serve: 1 })
  })
})
