import { describe, expect, it } from "vitest"
import type { InfoHash } from "../../src/core/ids.ts"
import { torrentActor } from "../../src/actors/torrent/definition.ts"
import { modeOf } from "../../src/actors/torrent/mode.ts"
import type { TorrentEvent } from "../../src/events/torrent.ts"
import { specification } from "../support/given.ts"

const given = specification(torrentActor.decider)
const content = {
  infohash: "ab".repeat(32) as InfoHash,
  path: "/d/n",
  title: "t",
  name: "n",
  bytes: 48_000,
  pieces: 3,
  files: 1,
}
const requested: TorrentEvent = { type: "DownloadRequested", folder: "/d", source: "link-1" }
const mirrored: TorrentEvent = { type: "MetadataMirrored", ...content }
const verified = (...pieces: number[]): TorrentEvent => ({
  type: "PiecesVerified",
  pieces,
  bytes: pieces.length * 16_000,
})

describe("a torrent", () => {
  it("begins by mirroring the metadata", () => {
    given().when({ type: "RequestDownload", folder: "/d", source: "link-1" }).then(requested)
    expect(modeOf(given(requested).state())).toBe("mirroring-metadata")
    given(requested)
      .when({ type: "MetadataFetched", ...content })
      .then(mirrored)
    expect(modeOf(given(requested, mirrored).state())).toBe("downloading")
  })

  it("has a title and tags of its operator's, whatever the metadata say later", () => {
    given(requested).when({ type: "ChooseTitle", title: "Mine" }).then({ type: "TitleChosen", title: "Mine" })
    const named: TorrentEvent = { type: "TitleChosen", title: "Mine" }
    given(requested, named, mirrored).when({ type: "ChooseTitle", title: "Mine" }).then()
    given(requested, named)
      .when({ type: "ChooseTags", add: ["#B", "a", "b"] })
      .then({ type: "TagsChosen", tags: ["b", "a"] })
    const tagged: TorrentEvent = { type: "TagsChosen", tags: ["b", "a"] }
    given(requested, tagged)
      .when({ type: "ChooseTags", add: ["a"], remove: ["c"] })
      .then()
    given(requested, tagged)
      .when({ type: "ChooseTags", add: Array.from({ length: 19 }, (_, i) => `t${i}`) })
      .refused("too-many-tags")
    given()
      .when({ type: "ChooseTags", add: ["a"] })
      .refused("no-such-torrent")
  })

  it("counts a piece once, however often it is reported", () => {
    given(requested, mirrored)
      .when({
        type: "PiecesWritten",
        pieces: [
          [0, 16_000],
          [0, 16_000],
          [99, 1],
        ],
        located: 0,
      })
      .then(verified(0))
    given(requested, mirrored, verified(0))
      .when({ type: "PiecesWritten", pieces: [[0, 16_000]], located: 0 })
      .then()
  })

  it("keeps what has gone out as sums that only grow, and what is allowed of it in one fact", () => {
    const served: TorrentEvent = { type: "PiecesServed", octets: 96_000, copies: 2 }
    given(requested, mirrored)
      .when({ type: "OctetsServed", octets: 20_000, copies: 0, part: "gA==" })
      .then({ type: "PiecesServed", octets: 20_000, copies: 0, part: "gA==" })
    for (const octets of [95_000, 96_000])
      given(requested, mirrored, served).when({ type: "OctetsServed", octets, copies: 2, part: "" }).then()
    expect(given(requested, mirrored, served).state().served).toEqual({ octets: 96_000, copies: 2, part: "" })
    const limited: TorrentEvent = { type: "LimitsChosen", up: 50_000, copies: 2 }
    given(requested, mirrored).when({ type: "ChooseLimits", up: 50_000, copies: 2 }).then(limited)
    given(requested, mirrored, limited).when({ type: "ChooseLimits", up: 50_000 }).then()
    given(requested, mirrored, limited)
      .when({ type: "ChooseLimits", up: 0, ratio: 1.5 })
      .then({ type: "LimitsChosen", copies: 2, ratio: 1.5 })
  })

  it("serves until a limit is met, and after that without it, if its operator says so", () => {
    const limited: TorrentEvent = { type: "LimitsChosen", up: 50_000, copies: 2 }
    const whole = [requested, mirrored, verified(0, 1, 2), { type: "DownloadCompleted" }] as TorrentEvent[]
    const met = { type: "LimitMet", why: "copies" } as const
    const ended: TorrentEvent = { type: "SeedingEnded", why: "copies" }
    given(...whole)
      .when(met)
      .then()
    given(requested, mirrored, limited).when(met).then()
    given(...whole, limited)
      .when(met)
      .then(ended)
    given(...whole, limited, ended)
      .when(met)
      .then()
    expect(modeOf(given(...whole, limited, ended).state())).toBe("paused")
    const after = given(...whole, limited, ended, { type: "TorrentResumed" }).state()
    expect([modeOf(after), after.limits, after.ended]).toEqual(["seeding", { up: 50_000 }, undefined])
  })

  it("waits for its turn when it has its metadata; a share does not", () => {
    const waits: TorrentEvent = { type: "TorrentQueued" }
    expect(modeOf(given({ ...requested, queued: true } as TorrentEvent).state())).toBe("mirroring-metadata")
    expect(modeOf(given({ ...requested, queued: true } as TorrentEvent, mirrored).state())).toBe("queued")
    given(requested, mirrored).when({ type: "AwaitTurn" }).then(waits)
    given(requested, mirrored, waits).when({ type: "AwaitTurn" }).then()
    given(requested, mirrored, waits).when({ type: "TakeTurn" }).then({ type: "TurnCame" })
    given(requested, mirrored).when({ type: "TakeTurn" }).then()
    expect(modeOf(given(requested, mirrored, waits, { type: "TurnCame" }).state())).toBe("downloading")
    given({ type: "TorrentShared", ...content })
      .when({ type: "AwaitTurn" })
      .then()
  })

  it("hears of what was written when it is paused already, and not of what lies where the data are no more", () => {
    const pieces: [number, number][] = [[0, 16_000]]
    given(requested, mirrored, { type: "TorrentPaused" })
      .when({ type: "PiecesWritten", pieces, located: 0 })
      .then(verified(0))
    const moved: TorrentEvent = { type: "DataLocated", path: "/elsewhere" }
    given(requested, mirrored, moved).when({ type: "PiecesWritten", pieces, located: 0 }).then()
    given(requested, mirrored, moved).when({ type: "PiecesWritten", pieces, located: 1 }).then(verified(0))
  })

  it("says of each piece of a spare download that it is free, but of those that it finds", () => {
    const asked = { folder: "/d", source: "link-1", spare: true } as const
    const spare: TorrentEvent = { type: "DownloadRequested", ...asked }
    given()
      .when({ type: "RequestDownload", ...asked })
      .then(spare)
    given(spare, mirrored)
      .when({ type: "PiecesWritten", pieces: [[0, 16_000]], located: 0 })
      .then({ ...verified(0), free: true } as TorrentEvent)
    given(spare, mirrored)
      .when({ type: "PiecesChecked", good: [[0, 16_000]], bad: [] })
      .then({ ...verified(0), found: true } as TorrentEvent)
  })

  it("is complete with its last piece, and seeds", () => {
    const history = [requested, mirrored, verified(0, 1)]
    given(...history)
      .when({ type: "PiecesWritten", pieces: [[2, 16_000]], located: 0 })
      .then(verified(2), { type: "DownloadCompleted" })
    expect(modeOf(given(...history, verified(2), { type: "DownloadCompleted" }).state())).toBe("seeding")
  })

  it("is checked on demand, and what is gone is fetched again", () => {
    const shared: TorrentEvent = { type: "TorrentShared", ...content }
    given(shared).when({ type: "RecheckTorrent" }).then({ type: "RecheckStarted" })
    given(shared, { type: "RecheckStarted" })
      .when({
        type: "PiecesChecked",
        good: [
          [0, 16_000],
          [2, 16_000],
        ],
        bad: [[1, 16_000]],
      })
      .then({ type: "PiecesLost", pieces: [1], bytes: 16_000 })
    const lost: TorrentEvent = { type: "PiecesLost", pieces: [1], bytes: 16_000 }
    expect(
      modeOf(
        given(requested, mirrored, verified(0, 1, 2), { type: "RecheckStarted" }, lost, {
          type: "RecheckFinished",
        }).state(),
      ),
    ).toBe("downloading")
  })

  it(
    "FILE4 of a share is never downloaded: what changed is named, the rest is served, and all is " +
      "well when it is put back",
    () => {
      const shared: TorrentEvent = { type: "TorrentShared", ...content }
      const lost: TorrentEvent = { type: "PiecesLost", pieces: [1], bytes: 16_000 }
      const failed: TorrentEvent = {
        type: "TorrentFailed",
        code: "changed",
        message: expect.stringMatching(/"a" changed since it was shared.*put the original back/) as unknown as string,
        files: ["a"],
      }
      given(shared)
        .when({ type: "PiecesChanged", pieces: [[1, 16_000]], files: ["a"] })
        .then(lost, failed)
      const changed = [shared, lost, { ...failed, message: "m" } as TorrentEvent]
      expect(modeOf(given(...changed).state())).toBe("changed")
      given(...changed)
        .when({ type: "ResumeTorrent" })
        .refused("changed")
      given(...changed)
        .when({ type: "PiecesChanged", pieces: [[1, 16_000]], files: ["a"] })
        .then()
      given(...changed)
        .when({ type: "RecheckTorrent" })
        .then({ type: "RecheckStarted" })
      const found: TorrentEvent = { type: "PiecesVerified", pieces: [1], bytes: 16_000, found: true }
      given(...changed)
        .when({ type: "PiecesChecked", good: [[1, 16_000]], bad: [] })
        .then(found, { type: "DownloadCompleted" })
      const back = given(...changed, found, { type: "DownloadCompleted" }).state()
      expect([modeOf(back), back.error, back.changed]).toEqual(["seeding", null, []])
      // A history from before it was said, and a recheck that failed.
      expect(modeOf(given(shared, { type: "RecheckStarted" }, lost, { type: "RecheckFinished" }).state())).toBe(
        "changed",
      )
      expect(modeOf(given(...changed, { type: "TorrentPaused" }).state())).toBe("paused")
      expect(modeOf(given(...changed, { type: "TorrentPaused" }, { type: "TorrentResumed" }).state())).toBe("changed")
      given(requested, mirrored, verified(0))
        .when({ type: "PiecesChanged", pieces: [[0, 16_000]], files: ["a"] })
        .then()
    },
  )

  it("FILE4 of a share comes back by itself when what was missing is there again", () => {
    const shared: TorrentEvent = { type: "TorrentShared", ...content }
    const gone: TorrentEvent = { type: "FilesMissing", files: ["a"] }
    given(shared, gone).when({ type: "FilesBack" }).then({ type: "FilesReturned" })
    expect(modeOf(given(shared, gone, { type: "FilesReturned" }).state())).toBe("seeding")
    given(shared).when({ type: "FilesBack" }).then()
    given(requested, mirrored, gone).when({ type: "FilesBack" }).then()
  })

  it("says so when files are missing, and goes on after a recheck", () => {
    const gone: TorrentEvent = { type: "FilesMissing", files: ["a"] }
    given(requested, mirrored)
      .when({ type: "FilesGone", files: ["a"] })
      .then(gone)
    expect(modeOf(given(requested, mirrored, gone).state())).toBe("missing-files")
    given(requested, mirrored, gone)
      .when({ type: "FilesGone", files: ["a"] })
      .then()
    expect(modeOf(given(requested, mirrored, gone, { type: "RecheckStarted" }).state())).toBe("checking")
  })

  it("refuses with words what makes no sense", () => {
    given().when({ type: "PauseTorrent" }).refused("no-such-torrent")
    given(requested).when({ type: "RecheckTorrent" }).refused("no-metadata")
    given(requested, { type: "TorrentPaused" }).when({ type: "PauseTorrent" }).refused("already-paused")
    given(requested).when({ type: "ResumeTorrent" }).refused("not-paused")
    given(requested, { type: "TorrentRemoved", withData: false })
      .when({ type: "ResumeTorrent" })
      .refused("torrent-removed")
  })

  it(
    "FILE1 takes what is shared only where it delivers: never into a download that is not whole, " +
      "at the new place where a share was amiss",
    () => {
      const adopt = (path: string) => ({ type: "AdoptShared", ...content, path }) as const
      const shared: TorrentEvent = { type: "TorrentShared", ...content }
      given()
        .when(adopt("/new"))
        .then({ ...shared, path: "/new" })
      given(shared).when(adopt("/new")).then()
      for (const amiss of [
        { type: "FilesMissing", files: ["a"] },
        { type: "TorrentFailed", code: "io", message: "m" },
      ] as const) {
        given(shared, amiss).when(adopt("/new")).then({ type: "DataLocated", path: "/new" }, { type: "RecheckStarted" })
        given(shared, amiss).when(adopt(content.path)).then({ type: "RecheckStarted" })
      }
      const whole: TorrentEvent[] = [requested, mirrored, verified(0, 1, 2), { type: "DownloadCompleted" }]
      given(...whole)
        .when(adopt("/new"))
        .then()
      for (const more of [
        [],
        [{ type: "TorrentPaused" }],
        [{ type: "RecheckStarted" }],
        [{ type: "TorrentFailed", code: "in-the-way", message: "m" }],
      ] as const) {
        given(requested, mirrored, ...more)
          .when(adopt("/new"))
          .refused("not-complete")
      }
      given(requested).when(adopt("/new")).refused("not-complete")
      given(...whole, { type: "FilesMissing", files: ["a"] })
        .when(adopt("/new"))
        .refused("not-complete")
      given(...whole, { type: "RemovalStarted" })
        .when(adopt("/new"))
        .refused("removing")
      given(...whole, { type: "TorrentRemoved", withData: false })
        .when(adopt("/new"))
        .refused("torrent-removed")
    },
  )

  it("never deletes the operator's own files: what is shared in place is removed without its data", () => {
    given({ type: "TorrentShared", ...content })
      .when({ type: "RemoveTorrent", withData: true })
      .then({ type: "TorrentRemoved", withData: false })
    given(requested).when({ type: "RemoveTorrent", withData: true }).then({ type: "TorrentRemoved", withData: false })
  })

  it("FILE2 is removed with its data when these are gone, and stays where they cannot be deleted", () => {
    const removing: TorrentEvent = { type: "RemovalStarted" }
    const failed: TorrentEvent = { type: "RemovalFailed", code: "denied", message: "removal failed: no permission" }
    given(requested, mirrored).when({ type: "RemoveTorrent", withData: true }).then(removing)
    const history = [requested, mirrored, removing]
    expect(modeOf(given(...history).state())).toBe("removing")
    given(...history)
      .when({ type: "ResumeTorrent" })
      .refused("removing")
    given(...history)
      .when({ type: "RemoveTorrent", withData: true })
      .then()
    const left = [{ path: "/d/n", what: "was not made by this node" }]
    given(...history)
      .when({ type: "DataDeleted", left })
      .then({ type: "TorrentRemoved", withData: true, left })
    given(...history)
      .when({ type: "DataDeleted", left: [] })
      .then({ type: "TorrentRemoved", withData: true })
    given(...history)
      .when({ type: "DataNotDeleted", code: failed.code, message: failed.message })
      .then(failed)
    expect(modeOf(given(...history, failed).state())).toBe("error")
    given(...history, failed)
      .when({ type: "RemoveTorrent", withData: true })
      .then(removing)
    given(requested, mirrored).when({ type: "DataDeleted", left: [] }).then()
  })

  it("FILE1 compares what is there before anything is written, and uses its operator's word once", () => {
    given(requested)
      .when({ type: "MetadataFetched", ...content, existing: true })
      .then({ ...mirrored, existing: true } as TorrentEvent, { type: "RecheckStarted" })
    const word: TorrentEvent = { ...requested, useExisting: true } as TorrentEvent
    const there: TorrentEvent = { ...mirrored, existing: true } as TorrentEvent
    expect(given(word, there, { type: "RecheckStarted" }).state().useExisting).toBe(true)
    expect(given(word, there, { type: "RecheckStarted" }, { type: "RecheckFinished" }).state().useExisting).toBe(false)
    expect(given(word, mirrored).state().useExisting).toBe(false)
    const stuck: TorrentEvent = { type: "TorrentFailed", code: "in-the-way", message: "m" }
    given(requested, mirrored, stuck)
      .when({ type: "ResumeTorrent", useExisting: true })
      .then({ type: "TorrentResumed", useExisting: true }, { type: "RecheckStarted" })
    given(requested, mirrored).when({ type: "FilesUnknown" }).then({ type: "RecheckStarted" })
    given(requested, mirrored, stuck).when({ type: "FilesUnknown" }).then()
  })

  it("FILE1 waits for a yes to names that a machine runs by itself, whatever else is asked of it", () => {
    const doubtful = { names: [".bashrc"], count: 1 }
    const asked = given(requested).when({ type: "MetadataFetched", ...content, doubtful })
    const events = asked.events()
    expect(events).toMatchObject([mirrored, { type: "TorrentFailed", code: "names-need-yes" }])
    for (const input of [
      { type: "ResumeTorrent" },
      { type: "RecheckTorrent" },
      { type: "LocateData", path: "/e" },
      { type: "ResumeTorrent", useExisting: true },
    ] as const) {
      given(requested, ...events)
        .when(input)
        .refused("names-need-yes")
    }
    given(requested, ...events)
      .when({ type: "ResumeTorrent", acceptNames: true })
      .then({ type: "TorrentResumed", acceptNames: true })
    expect(modeOf(given(requested, ...events, { type: "TorrentResumed", acceptNames: true }).state())).toBe(
      "downloading",
    )
    given({ ...requested, acceptNames: true } as TorrentEvent)
      .when({ type: "MetadataFetched", ...content, doubtful })
      .then(mirrored)
  })
})
