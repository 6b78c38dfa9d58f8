import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { SizedPiece } from "../../src/actors/torrent/commands.ts"
import { torrentActor } from "../../src/actors/torrent/definition.ts"
import { endAtLimit } from "../../src/actors/torrent/effects/endAtLimit.ts"
import { modeOf } from "../../src/actors/torrent/mode.ts"
import { isWanted, type TorrentState } from "../../src/actors/torrent/state.ts"
import { levelsText, pieceLevels, type TorrentShape } from "../../src/core/fileSelection.ts"
import type { InfoHash } from "../../src/core/ids.ts"
import type { TorrentEvent } from "../../src/events/torrent.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { HandClock } from "../support/HandClock.ts"
import { moment, specification } from "../support/given.ts"

const given = specification(torrentActor.decider)
/** Three files of two, none and one piece. */
const shape: TorrentShape = {
  pieceLength: 16_000,
  pieceCount: 3,
  files: [
    { path: ["a"], length: 20_000, firstPiece: 0, pieceCount: 2 },
    { path: ["b"], length: 0, firstPiece: 2, pieceCount: 0 },
    { path: ["c"], length: 5_000, firstPiece: 2, pieceCount: 1 },
  ],
}
const sizes = [16_000, 4_000, 5_000]
const content = {
  infohash: "ab".repeat(32) as InfoHash,
  path: "/d/n",
  title: "t",
  name: "n",
  bytes: 25_000,
  pieces: 3,
  files: 3,
}
const requested: TorrentEvent = { type: "DownloadRequested", folder: "/d", source: "link-1" }
const mirrored: TorrentEvent = { type: "MetadataMirrored", ...content }
const completed: TorrentEvent = { type: "DownloadCompleted" }
const verified = (pieces: number[], unwanted = 0): TorrentEvent => ({
  type: "PiecesVerified",
  pieces,
  bytes: pieces.reduce((sum, piece) => sum + sizes[piece]!, 0),
  ...(unwanted > 0 ? { unwanted } : {}),
})
const onlyC: TorrentEvent = {
  type: "FilesSelected",
  levels: "2s1n",
  wanted: "0 2 1",
  files: 1,
  bytes: 5_000,
  verifiedBytes: 0,
  complete: false,
}
const written = (...pieces: number[]) =>
  ({ type: "PiecesWritten", pieces: pieces.map((p): SizedPiece => [p, sizes[p]!]), located: 0 }) as const
const select = (levels: string) => ({ type: "SelectFiles", selection: { levels, of: shape } }) as const

describe("the files of a torrent", () => {
  it("are all wanted where nobody chose, as in each history from before", () => {
    const state = given(requested, mirrored, verified([0, 1, 2]), completed).state()
    expect([state.levels, state.wantedPieces, modeOf(state)]).toEqual(["", undefined, "seeding"])
  })

  it("are chosen with the link, and the choice is a fact when the metadata are there", () => {
    given(requested)
      .when({ type: "MetadataFetched", ...content, selection: { levels: "2s1n", of: shape } })
      .then(mirrored, onlyC)
  })

  it("wait for a choice where the one that was made fits none of them", () => {
    const choice = [
      { glob: "**", level: "skip" },
      { glob: "*.mkv", level: "normal" },
    ] as const
    const asked: TorrentEvent = { ...requested, choice } as TorrentEvent
    const events = given(asked)
      .when({ type: "MetadataFetched", ...content, selection: { levels: "3s", of: shape } })
      .events()
    expect(events.at(-1)).toMatchObject({ code: "nothing-chosen", message: expect.stringContaining('"*.mkv"') })
    const waiting = [asked, ...events]
    expect(modeOf(given(...waiting).state())).toBe("error")
    for (const type of ["ResumeTorrent", "RecheckTorrent"] as const)
      given(...waiting)
        .when({ type })
        .refused("nothing-chosen")
    given(...waiting)
      .when(select("3s"))
      .refused("nothing-chosen")
    const after = [
      ...waiting,
      ...given(...waiting)
        .when(select("2s1n"))
        .events(),
    ]
    expect(modeOf(given(...after).state())).toBe("downloading")
  })

  it("are held where one of the rules fits none of them, until they are chosen or it goes on", () => {
    const choice = [{ glob: "*.mp3", level: "skip" }] as const
    const asked: TorrentEvent = { ...requested, choice } as TorrentEvent
    const fetched = { type: "MetadataFetched", ...content, selection: { levels: "", of: shape } } as const
    const events = given(asked)
      .when({ ...fetched, idle: ["*.mp3"] })
      .events()
    expect(events.at(-1)).toMatchObject({ code: "no-such-file", message: expect.stringContaining('"*.mp3"') })
    const held = [asked, ...events]
    expect(modeOf(given(...held).state())).toBe("error")
    for (const input of [{ type: "ResumeTorrent" }, select(""), select("2s1n")] as const) {
      const after = given(...held)
        .when(input)
        .events()
      expect(modeOf(given(...held, ...after).state())).toMatch(/^(downloading|checking)$/)
    }
    given(...held)
      .when(select("3s"))
      .refused("nothing-chosen")
    given(asked)
      .when(fetched)
      .then(mirrored, { ...onlyC, levels: "", wanted: "3", files: 3, bytes: 25_000 } as TorrentEvent)
  })

  it("that are chosen later are fetched though a limit has ended it, which ends it anew when they are there", () => {
    const limited: TorrentEvent = { type: "LimitsChosen", ratio: 1 }
    const ended: TorrentEvent = { type: "SeedingEnded", why: "ratio" }
    const before = [requested, mirrored, onlyC, limited, verified([2]), completed, ended]
    expect(modeOf(given(...before).state())).toBe("paused")
    const more = given(...before)
      .when(select("1s2n"))
      .events()
    // Of these nothing is lacking: one is there, the other is empty.
    expect(modeOf(given(...before, ...more).state())).toBe("paused")
    const all = given(...before)
      .when(select(""))
      .events()
    const now = given(...before, ...all)
    expect([modeOf(now.state()), now.state().limits]).toEqual(["downloading", { ratio: 1 }])
    given(...before, ...all, verified([0, 1]), completed)
      .when({ type: "LimitMet", why: "ratio" })
      .then(ended)
  })

  it("leave it paused where its operator paused it", () => {
    const before = [requested, mirrored, onlyC, verified([2]), completed, { type: "TorrentPaused" } as const]
    const more = given(...before)
      .when(select(""))
      .events()
    expect(modeOf(given(...before, ...more).state())).toBe("paused")
  })

  it("make it complete when those that are wanted are there, and not before", () => {
    given(requested, mirrored, onlyC)
      .when(written(0))
      .then(verified([0], 16_000))
    given(requested, mirrored, onlyC)
      .when(written(2))
      .then(verified([2]), completed)
  })

  it("let a whole torrent stay complete when fewer are wanted, and download again when more are", () => {
    given(requested, mirrored, verified([0, 1, 2]), completed)
      .when(select("2s1n"))
      .then({ ...onlyC, verifiedBytes: 5_000, complete: true } as TorrentEvent)
    const some = [requested, mirrored, onlyC, verified([2]), completed]
    expect(modeOf(given(...some).state())).toBe("seeding")
    const more = given(...some).when(select("1h2n"))
    more.then({
      type: "FilesSelected",
      levels: "1h2n",
      wanted: "3",
      files: 3,
      bytes: 25_000,
      verifiedBytes: 5_000,
      complete: false,
    })
    expect(modeOf(given(...some, ...more.events()).state())).toBe("downloading")
  })

  it("may make it complete at once when fewer are wanted, whatever it waits for", () => {
    const begun: TorrentEvent[] = [requested, mirrored, verified([2]), { type: "CreditExhausted" }]
    const fewer = given(...begun).when(select("2s1n"))
    fewer.then({ ...onlyC, verifiedBytes: 5_000 } as TorrentEvent, completed)
    expect(modeOf(given(...begun, ...fewer.events()).state())).toBe("seeding")
  })

  it("may be empty ones alone", () => {
    const events = given(requested, mirrored).when(select("1s1n1s")).events()
    expect(modeOf(given(requested, mirrored, ...events).state())).toBe("seeding")
  })

  it("cannot be chosen of a share, without metadata, none at all, or of another torrent", () => {
    given({ type: "TorrentShared", ...content })
      .when(select("2s1n"))
      .refused("shared-whole")
    given(requested).when(select("2s1n")).refused("no-metadata")
    given(requested, mirrored).when(select("3s")).refused("nothing-chosen")
    given(requested, mirrored).when(select("2s")).refused("bad-levels")
    given(requested, mirrored, { type: "RemovalStarted" }).when(select("2s1n")).refused("removing")
    given(requested, mirrored, onlyC).when(select("2s1n")).then()
  })

  it("are not taken for a share's while not all of them are there", () => {
    given(requested, mirrored, onlyC, verified([2]), completed)
      .when({ type: "AdoptShared", ...content })
      .refused("not-complete")
  })

  it("come in another order when it is asked for", () => {
    const chosen: TorrentEvent = { type: "PieceOrderChosen", sequential: true }
    given(requested, mirrored).when({ type: "ChoosePieceOrder", sequential: true }).then(chosen)
    given(requested, mirrored, chosen).when({ type: "ChoosePieceOrder", sequential: true }).then()
    expect(given(requested, mirrored, chosen).state().sequential).toBe(true)
  })

  it("wait, where it is to be paused when the metadata are there", () => {
    const asked: TorrentEvent = { ...requested, paused: true } as TorrentEvent
    const events = given(asked)
      .when({ type: "MetadataFetched", ...content })
      .events()
    expect(modeOf(given(asked, ...events).state())).toBe("paused")
    const resumed: TorrentEvent = { type: "TorrentResumed" }
    given(asked).when({ type: "ResumeTorrent" }).then(resumed)
    given(asked, resumed)
      .when({ type: "MetadataFetched", ...content })
      .then(mirrored)
  })

  it("hold over any order of choices and pieces: complete is what is wanted, and the row's sums are true", () => {
    const levels = fc.constantFrom("2s1n", "1n2s", "1h1s1l", "", "1s1n1s", "3h")
    const pieces = fc.subarray([0, 1, 2]).map((some) => some.map((p): SizedPiece => [p, sizes[p]!]))
    const input = fc.oneof(
      levels.map(select),
      pieces.map((some) => ({ type: "PiecesWritten", pieces: some, located: 0 }) as const),
      pieces.map((bad) => ({ type: "PiecesChecked", good: [], bad }) as const),
    )
    let complete = 0
    fc.assert(
      fc.property(fc.array(input, { maxLength: 20 }), (inputs) => {
        const { decide, evolve, initial } = torrentActor.decider
        const { snapshot } = torrentActor
        let state = [requested, mirrored].reduce(evolve, initial)
        const stored = { at: moment.at, seq: 1 } as never
        const shown = (row: any, event: TorrentEvent) => (torrents.on[event.type] as any)(row, event, stored)
        let row = [requested, mirrored].reduce(shown, torrents.initial("a1", stored))
        for (const each of inputs) {
          const decision = decide(state, each, moment)
          for (const event of decision.ok ? decision.events : []) {
            state = evolve(state, event)
            row = shown(row, event)
          }
          const now = state as TorrentState
          const lvls = pieceLevels(shape, levelsOf(now.levels))
          const wanted = [0, 1, 2].filter((p) => lvls[p]! > 0)
          expect(now.complete).toBe(wanted.every((p) => now.verified.has(p)))
          if (now.complete) complete++
          const sum = (some: number[]) => some.reduce((all, p) => all + sizes[p]!, 0)
          expect(row.wantedBytes).toBe(sum(wanted))
          expect(row.wantedVerifiedBytes).toBe(sum(wanted.filter((p) => now.verified.has(p))))
          expect(snapshot!.unpack(JSON.parse(JSON.stringify(snapshot!.pack(now))))).toEqual(now)
        }
      }),
    )
    expect(complete).toBeGreaterThan(50)
  })

  it("are read from snapshots that are kept already", () => {
    const { decider, snapshot } = torrentActor
    const { wanted, chosenPieces, ...kept } = snapshot!.pack(decider.initial) as any
    expect([wanted, chosenPieces]).toEqual(["", undefined])
    const read = snapshot!.unpack({ ...kept, wanted: "ab".repeat(32), chosenPieces: "oA==", length: 3 })
    expect(read.infohashAsked).toBe("ab".repeat(32))
    expect([0, 1, 2].map((piece) => isWanted(read, piece))).toEqual([true, false, true])
    expect(snapshot!.pack(read)).toMatchObject({ wanted: "ab".repeat(32), chosenPieces: "oA==" })
  })
})

const levelsOf = (text: string): Uint8Array => (text === "" ? Uint8Array.of(2, 2, 2) : readText(text))
const readText = (text: string): Uint8Array => {
  const levels = [...text.matchAll(/(\d)([slnh])/g)].flatMap(([, n, l]) => Array(Number(n)).fill("slnh".indexOf(l!)))
  expect(levelsText(Uint8Array.from(levels))).toBe(text)
  return Uint8Array.from(levels)
}

it("that are a part of it are a copy as often as their octets have gone out, which ends it at a limit", async () => {
  const clock = new HandClock()
  const given = { octets: 9_999, copies: 0, quietMs: Number.POSITIVE_INFINITY }
  const state = { ...torrentActor.decider.initial, levels: "2s1n", limits: { copies: 2 } }
  const told: unknown[] = []
  const running = (levels: string) => {
    const ended = new AbortController()
    const effect = endAtLimit({
      clock,
      exchange: { given: () => given },
      library: { get: () => ({ ...shape, totalBytes: 25_000 }) },
    } as never)({
      id: "a",
      state: () => ({ ...state, levels }),
      onState: () => () => undefined,
      signal: ended.signal,
      tell: async (input: unknown) => (told.push([levels, input]), { ok: true, seq: undefined }),
    } as never)
    return { end: () => (ended.abort(), effect) }
  }
  const [part, all] = [running("2s1n"), running("")]
  const look = () => (clock.advance(10_000), new Promise(setImmediate))
  await look()
  expect(told).toEqual([])
  given.octets = 10_000
  await look()
  const met = (levels: string) => [levels, { type: "LimitMet", why: "copies" }]
  expect(told).toEqual([met("2s1n")])
  // Of all of it, some pieces may have gone out twice, and others never.
  given.octets = 100_000
  await look()
  expect(told).toEqual([met("2s1n")])
  given.copies = 2
  await look()
  expect(told).toEqual([met("2s1n"), met("")])
  await Promise.all([part.end(), all.end()])
})
