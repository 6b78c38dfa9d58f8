/** The web of trust over what it remembers, with nobody to ask. */
import { expect, it, vi } from "vitest"
import type { TrackerKey } from "../../src/core/ids.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import { TrustRows } from "../../src/trust/TrustRows.ts"
import { TrustWeb, type TrustWebDeps } from "../../src/trust/TrustWeb.ts"
import { TrustList } from "../../src/wire/TrustList.ts"
import { HandClock } from "../support/HandClock.ts"
import { ChainMaker } from "../support/trackerChain.ts"

const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => new ChainMaker(name)) as [
  ChainMaker,
  ChainMaker,
  ChainMaker,
  ChainMaker,
]
const observer = { listRead: () => undefined, listsDiffer: () => undefined }
const silence = () => new Promise<never>(() => undefined)

/** B tells of C, and C of D. */
const remembering = () => {
  const clock = new HandClock()
  const index = new SqliteSearchIndex(":memory:")
  const rows = new TrustRows(":memory:")
  const tells = (by: ChainMaker, of: ChainMaker) =>
    rows.putList({
      tracker: by.tracker,
      read: clock.date(),
      list: TrustList.sign(by.signer, {
        seq: 1,
        issued: Math.floor(clock.date() / 1000),
        ttl: 86_400,
        total: 1,
        nodes: [Buffer.from(of.tracker, "hex")],
      }),
    })
  tells(b, c)
  tells(c, d)
  const looks = {
    head: silence,
    copy: silence,
    listen: silence,
    trust: silence,
    mirrors: silence,
    leave: () => undefined,
  }
  const random = { bytes: (octets: number) => Buffer.alloc(octets, 7) }
  const deps = { clock, random, looks, index, rows, self: () => a.tracker, secret: a.seed } as unknown as TrustWebDeps
  return { clock, index, rows, deps, web: new TrustWeb(deps) }
}

const edge = (tracker: TrackerKey, degrees: number, frozen = false) => ({ tracker, degrees, frozen, observer })

it("reaches nobody through one that told two stories, whoever else leads to it", () => {
  const { web } = remembering()
  web.begin([edge(b.tracker, 4)])
  expect(web.far().map(({ tracker }) => tracker)).toEqual([c.tracker, d.tracker])
  web.keep(edge(c.tracker, 1, true))
  expect(web.far()).toEqual([])
  web.keep(edge(b.tracker, 4, true))
  web.keep(edge(c.tracker, 1))
  expect(web.far()).toEqual([])
})

it("does not find out anew who is reached for a node that leads as far as before", () => {
  const { web } = remembering()
  web.begin([edge(b.tracker, 4)])
  const decode = vi.spyOn(TrustList, "decode")
  web.keep(edge(b.tracker, 4))
  web.drop(d.tracker)
  web.keep(edge(c.tracker, 1))
  expect(decode).not.toHaveBeenCalled()
  decode.mockRestore()
  expect(web.far().map(({ tracker }) => tracker)).toEqual([d.tracker])
})

it("forgets whom nobody leads to any more when the disk has room again", () => {
  const { web, rows, index } = remembering()
  web.begin([edge(b.tracker, 4)])
  for (const { tracker } of [b, c, d]) index.claim(tracker, "trusted")
  const forget = rows.forget.bind(rows)
  rows.forget = () => {
    throw new Error("database or disk is full")
  }
  expect(() => web.drop(b.tracker)).toThrow("disk is full")
  rows.forget = forget
  web.drop(b.tracker)
  expect(index.sources()).toEqual([])
  expect(rows.lists()).toEqual([])
})

it("asks nobody beyond what was agreed to, says so, and goes on when it is agreed to anew", () => {
  const { clock, rows, deps } = remembering()
  const many = Array.from({ length: 200 }, (_, n) => Buffer.alloc(32, n + 1))
  const issued = Math.floor(clock.date() / 1000)
  const list = TrustList.sign(b.signer, { seq: 2, issued, ttl: 86_400, total: 200, nodes: many })
  rows.putList({ tracker: b.tracker, read: clock.date(), list })
  const again = new TrustWeb(deps)
  again.begin([{ tracker: b.tracker, degrees: 2, frozen: false, agreed: { nodes: 0, octets: 0 } }])
  expect(again.far()).toHaveLength(8)
  expect(again.beyond()).toEqual([{ tracker: b.tracker, nodes: 24, octets: false }])
  again.keep({ ...edge(b.tracker, 2), agreed: { nodes: 32, octets: 0 } })
  expect(again.far()).toHaveLength(32)
  expect(again.beyond()).toEqual([])
})
