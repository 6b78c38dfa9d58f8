/** What a tracker that is held elsewhere is told of a torrent, and when. Its answers are empty here. */
import { expect, it } from "vitest"
import type { EffectContext } from "../../src/actors/kernel/ActorDefinition.ts"
import type { Ports } from "../../src/actors/Ports.ts"
import type { TorrentInput } from "../../src/actors/torrent/commands.ts"
import { announce } from "../../src/actors/torrent/effects/announce.ts"
import { evolve, initial, type TorrentState } from "../../src/actors/torrent/state.ts"
import { MemoryLibrary } from "../../src/storage/MemoryLibrary.ts"
import { HandClock } from "../support/HandClock.ts"
import { ChainMaker, smallMetainfo } from "../support/trackerChain.ts"

const metainfo = smallMetainfo(1)
const ID = "torrent"

const after = (...events: readonly object[]): TorrentState =>
  events.reduce<TorrentState>((state, event) => evolve(state, event as never), initial)
const asked = { type: "DownloadRequested", folder: "", source: "link", title: "" }
const mirrored = {
  type: "MetadataMirrored",
  infohash: metainfo.infoHash,
  title: "t",
  name: "n",
  path: "p",
  bytes: metainfo.totalBytes,
  pieces: metainfo.pieceCount,
  files: 1,
}
const all = {
  type: "PiecesVerified",
  pieces: Array.from({ length: metainfo.pieceCount }, (_, piece) => piece),
  bytes: metainfo.totalBytes,
}
const whole = [asked, mirrored, all, { type: "DownloadCompleted" }]

const scene = async () => {
  const clock = new HandClock()
  const library = new MemoryLibrary()
  await library.save(ID, metainfo)
  const lost = new ChainMaker("elsewhere")
  const begun = clock.now()
  const told: { readonly word: string; readonly seconds: number }[] = []
  let [state, word] = [after(asked, mirrored), Buffer.from("leech")]
  const listeners = new Set<() => void>()
  const ports = {
    clock,
    library,
    random: { bytes: (n: number) => new Uint8Array(n) },
    progress: { trouble: () => undefined },
    vault: { get: () => ({ onion: lost.address, tracker: lost.tracker }) },
    exchange: {
      ownRecord: () => word,
      records: () => [word],
      addRecords: () => 0,
      onRecords: () => () => undefined,
      alone: () => false,
      resting: () => false,
      clockAhead: () => undefined,
    },
    trackers: {
      lists: () => false,
      onRecords: () => () => undefined,
      announce: () => undefined,
      meet: async (_tracker: string, _infohash: string, [own]: readonly Uint8Array[]) => {
        told.push({ word: Buffer.from(own!).toString(), seconds: Math.round((clock.now() - begun) / 1_000) })
        return { records: [], source: { standing: "link", name: lost.address } }
      },
    },
  } as unknown as Ports
  const ended = new AbortController()
  const context = {
    id: ID,
    state: () => state,
    signal: ended.signal,
    onState: (listener: () => void) => (listeners.add(listener), () => listeners.delete(listener)),
    tell: async () => ({ ok: true, seq: 1 }),
  } as unknown as EffectContext<TorrentState, TorrentInput>
  const running = announce(ports)(context)
  const run = async (seconds: number) => {
    for (let left = seconds * 10; left > 0; left--) {
      clock.advance(100)
      for (let i = 0; i < 8; i++) await Promise.resolve()
    }
  }
  return {
    told,
    run,
    turn: (next: TorrentState) => {
      state = next
      for (const listener of [...listeners]) listener()
    },
    say: (next: string) => void (word = Buffer.from(next)),
    end: async () => {
      ended.abort()
      await run(1)
      await running
    },
  }
}

it("is told within seconds what became another after the state had, and then no oftener than before", async () => {
  const { told, run, turn, say, end } = await scene()
  await run(50)
  expect(told.map(({ word }) => word)).toEqual(["leech", "leech", "leech"])
  turn(after(...whole))
  await run(1)
  expect(told.at(-1)).toMatchObject({ word: "leech" })
  say("seed")
  const before = told.length
  await run(8)
  expect(told.slice(before).map(({ word }) => word)).toEqual(["seed"])
  await run(110)
  expect(told).toHaveLength(before + 1)
  await run(20)
  expect(told).toHaveLength(before + 2)
  await end()
})

it("is not told of each change, where they come many at once", async () => {
  const { told, run, turn, say, end } = await scene()
  turn(after(...whole))
  for (let n = 0; n < 300; n++) {
    say(`seed ${n}`)
    await run(0.1)
  }
  expect(told.length).toBeLessThanOrEqual(8)
  await run(6)
  expect(told.at(-1)!.word).toBe("seed 299")
  await end()
})
