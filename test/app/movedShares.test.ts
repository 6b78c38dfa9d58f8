/** Shares whose files were moved, and located: each of their commands goes by where the data are now (FILE3, FILE4). */
import { mkdir, rename, rm } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import type { ShownRows } from "../../src/projections/registry.ts"
import { downloadScene, octets } from "../support/downloadScene.ts"
import { until } from "../support/loopbackNode.ts"
import { shares } from "../../src/projections/shares.ts"

/** One whole node that shares, and another whose shares it downloads. */
const scene = async () => {
  const at = await downloadScene()
  const node = () => at.taker
  const ask = async (command: ManagementCommand) => {
    const asked = await node().ask(command)
    if (!asked.ok) throw new Error(`${asked.code}: ${asked.message}`)
    return asked.id
  }
  const row = (share: string) =>
    node()
      .parts.projector.all(shares)
      .find(({ id }) => id === share)!
  const active = async (id: string) => {
    await until(() => row(id).mode === "active")
    return id
  }
  const place = (name: string) => path.join(at.home, name)
  const locate = (share: string, name: string) =>
    ask({ type: "LocateData", torrent: row(share).torrent!, path: place(name) })
  return {
    at,
    node,
    ask,
    row,
    place,
    locate,
    own: async (name: string) => active(await ask({ type: "SharePath", path: place(name), title: name })),
    publish: async (share: string) => active(await ask({ type: "PublishShare", share })),
    stop: (share: string) => ask({ type: "StopSharing", share }),
    move: async (share: string, from: string, to: string) => {
      await rename(place(from), place(to))
      await locate(share, to)
    },
    seeds: async (share: string, name: string) =>
      expect(await at.settled(row(share).torrent!)).toMatchObject({ mode: "seeding", path: place(name) }),
  }
}

describe("a share that was moved and located", () => {
  it("is made public where it is, and says so in its row, to who reads along as well", async () => {
    const { at, node, own, row, place, move, publish, seeds } = await scene()
    await at.put("m/a", octets("a"))
    const share = await own("m/a")
    const cursor = node().parts.projector.checkpoint
    await move(share, "m/a", "m/b")
    await seeds(share, "m/b")
    const ended = new AbortController()
    let told: ShownRows | undefined
    for await (const change of node().parts.projector.changes(cursor, ended.signal)) {
      told = change.rows
      break
    }
    expect(told!.shares).toMatchObject([{ id: share, path: place("m/b") }])
    await seeds(await publish(share), "m/b")
    await at.restart()
    expect(row(share).path).toBe(place("m/b"))
    // Nothing is in the way at the place that it left.
    const got = await at.download(await at.share("a", octets("other")), place("m"))
    expect(await at.settled(got)).toMatchObject({ mode: "seeding", path: place("m/a") })
    expect(node().defects).toEqual([])
  })

  it("can go back, be followed by its public one, and lie in a download as it could be shared there", async () => {
    const { at, node, own, row, place, move, locate, publish, seeds } = await scene()
    await at.put("m/a/x", octets("x"))
    await at.put("m/a/y", octets("y"))
    const share = await own("m/a")
    const shown = await publish(share)
    await move(share, "m/a", "m/b")
    await seeds(share, "m/b")
    await locate(shown, "m/b")
    await seeds(shown, "m/b")
    await move(share, "m/b", "m/a")
    await seeds(share, "m/a")
    await locate(shown, "m/a")
    await seeds(shown, "m/a")
    // The public one first, and a share of a part of it.
    const part = await own("m/a/x")
    await move(shown, "m/a", "c")
    await locate(part, "c/x")
    await locate(share, "c")
    for (const [id, name] of [
      [share, "c"],
      [shown, "c"],
      [part, "c/x"],
    ] as const)
      await seeds(id, name)

    const got = await at.download(await at.share("set", { f: octets("f"), g: octets("g") }))
    expect((await at.settled(got)).mode).toBe("seeding")
    const inside = await own("got/set/f")
    await rename(place("got/set"), place("set"))
    expect(await node().ask({ type: "LocateData", torrent: got, path: place("set") })).toMatchObject({ ok: true })
    await locate(inside, "set/f")
    await seeds(inside, "set/f")
    // The node's own data are nobody's place, and a download still goes nowhere into a share.
    const data = node().parts.data.vault
    await rename(place("set/f"), path.join(data, "f"))
    expect(
      await node().ask({ type: "LocateData", torrent: row(inside).torrent!, path: path.join(data, "f") }),
    ).toMatchObject({ ok: false, code: "own-data" })
    await mkdir(place("c/deeper"))
    expect(
      await node().ask({ type: "DownloadLink", link: await at.share("h", octets("h")), folder: place("c/deeper") }),
    ).toMatchObject({ ok: false, code: "overlap" })
    expect(node().defects).toEqual([])
  })

  it("is read on where it is when another share of the same content ends", async () => {
    const { at, node, own, move, stop, seeds } = await scene()
    await at.put("p1/k", octets("k"))
    await at.put("p2/k", octets("k"))
    const [first, second] = [await own("p1/k"), await own("p2/k")]
    await move(first, "p1", "p3")
    await seeds(first, "p3/k")
    await stop(second)
    await seeds(first, "p3/k")
    await at.restart()
    await seeds(first, "p3/k")
    expect(node().defects).toEqual([])
  })

  it("ends, and another share of the same content is read at its own place, if that is there still", async () => {
    const { at, node, own, row, place, move, publish, stop, seeds } = await scene()
    for (const name of ["p1/k", "p2/k", "p4/k"]) await at.put(name, octets("k"))
    const [first, second, third] = [await own("p1/k"), await own("p2/k"), await own("p4/k")]
    await move(first, "p1", "p3")
    await seeds(first, "p3/k")
    expect([first, second, third].map((id) => row(id).path)).toEqual(["p3/k", "p2/k", "p4/k"].map(place))
    // At a place of its own: in a download's way there, and made public from there.
    await rm(place("p2"), { recursive: true })
    await seeds(await publish(third), "p4/k")
    await stop(first)
    await seeds(third, "p4/k")
    await stop(third)
    await seeds(second, "p4/k")
    // Shared once more from where it was, it is there, and not where the torrent has gone meanwhile.
    await at.put("p1/k", octets("k"))
    expect(row(await own("p1/k")).path).toBe(place("p1/k"))
    expect(node().defects).toEqual([])
  })
})
