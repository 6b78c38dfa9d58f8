import { describe, expect, it } from "vitest"
import { paths } from "../../src/contract/feed.ts"
import { openApi } from "../support/managementApi.ts"

const asked = async (path: string) => {
  await using served = await openApi()
  served.node.past.indexes.set("torrents/abcdef", {
    last: 1,
    facts: ["TorrentPaused"],
    fact: [0],
    count: [1],
    began: [5],
    lasted: [0],
  })
  const answer = await served.ask(path, { headers: await served.signIn() })
  return [answer.status, JSON.parse(answer.body), served.node.past.asked] as const
}

describe("what was", () => {
  it("is answered of one actor, and of the node", async () => {
    expect((await asked(paths.historyIndex("torrents", "abcdef")))[1]).toMatchObject({ last: 1 })
    expect((await asked(paths.activityIndex))[1]).toMatchObject({ hours: [] })
    expect((await asked(`${paths.activity}?before=7&limit=900&kinds=torrent,share`))[2]).toEqual([
      { before: 7, limit: 200, kinds: ["torrent", "share"] },
    ])
    expect((await asked(paths.activity))[2]).toEqual([{ limit: 100 }])
  })

  it.each([
    [paths.historyIndex("torrents", "abcdee"), 404, "not-found"],
    [paths.historyModes("torrents", "abcdef"), 404, "not-found"],
    [paths.historyIndex("torrents", "nothing"), 400, "malformed"],
    [paths.historyModes("torrents", "ab"), 400, "malformed"],
    [paths.stateAt("torrents", "abcdef", 2), 409, "no-such-event"],
    [paths.stateAt("torrents", "abcdee", 2), 404, "not-found"],
    [paths.stateAt("torrents", "abcdef", 0), 400, "malformed"],
    [paths.stateAt("torrents", "abcdef", "1.5"), 400, "malformed"],
    [paths.nodeAt(3), 409, "no-such-event"],
    [paths.nodeAt(0), 400, "malformed"],
    [paths.nodeAt("-1"), 400, "malformed"],
    [`${paths.activity}?before=x`, 400, "malformed"],
    [`${paths.activity}?limit=-1`, 400, "malformed"],
    [`${paths.activity}?kinds=a/b`, 400, "malformed"],
    [`${paths.activity}?kinds=a&kinds=b`, 400, "malformed"],
  ])("%s: %d %s", async (path, status, code) => {
    const [answered, body] = await asked(path)
    expect([answered, body.code]).toEqual([status, code])
  })
})
