/** What an operator says while a download is being checked: the check goes by it, and nothing is said for nothing. */
import { mkdir, readFile, rename } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import type { PieceStore } from "../../src/storage/PieceStore.ts"
import { type DownloadScene, downloadScene, octets } from "../support/downloadScene.ts"
import { until } from "../support/loopbackNode.ts"
import { credits } from "../../src/projections/credits.ts"

/** Checks of the taker are slow: each waits before it reads anything, until it is let go. */
const slowChecks = ({ taker }: DownloadScene) => {
  const { storage } = taker.parts.ports
  const open = storage.open.bind(storage)
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  const checks: { readonly at: string; readonly useExisting: boolean }[] = []
  storage.open = async (metainfo, at, ...rest) => {
    const store: PieceStore = await open(metainfo, at, ...rest)
    const compare = store.compare.bind(store)
    store.compare = async (comparison) => {
      checks.push({ at, useExisting: comparison.useExisting })
      await released
      await compare(comparison)
    }
    return store
  }
  return { checks, release: () => release() }
}

describe("a download that is being checked", () => {
  it("FILE4 is checked at the place that its operator names meanwhile, and nothing is fetched again", async () => {
    const at = await downloadScene()
    const id = await at.download(await at.share("vac", { a: octets("a", 500_000), b: octets("b") }))
    expect((await at.settled(id)).mode).toBe("seeding")
    const ledger = () => at.taker.parts.projector.get(credits, "self")
    await until(() => ledger()?.downloaded === 540_000)
    const { balance } = ledger()!

    const slow = slowChecks(at)
    expect(await at.taker.ask({ type: "RecheckTorrent", torrent: id })).toMatchObject({ ok: true })
    await until(() => slow.checks.length === 1)
    const moved = path.join(at.home, "moved")
    await mkdir(moved)
    await rename(path.join(at.to, "vac"), path.join(moved, "vac"))
    expect(await at.taker.ask({ type: "LocateData", torrent: id, path: moved })).toMatchObject({ ok: true })
    slow.release()
    const row = await at.settled(id)
    expect(row).toMatchObject({ mode: "seeding", path: path.join(moved, "vac"), verifiedBytes: 540_000 })
    expect(slow.checks).toEqual([
      { at: path.join(at.to, "vac"), useExisting: false },
      { at: path.join(moved, "vac"), useExisting: false },
    ])
    const pages = await at.taker.parts.ports.log.streamPage(`torrent/${id}` as never, 0, 1_000)
    const fetched = pages.filter(({ event }) => event.type === "PiecesVerified" && event["found"] !== true)
    expect(fetched.reduce((sum, { event }) => sum + (event["bytes"] as number), 0)).toBe(540_000)
    expect(pages.some(({ event }) => event.type === "PiecesLost" || event.type === "FilesMissing")).toBe(false)
    expect(ledger()).toMatchObject({ balance, downloaded: 540_000 })
    expect(at.taker.defects).toEqual([])
  })

  it("FILE1 is checked with the word that its operator gives meanwhile", async () => {
    const at = await downloadScene()
    const link = await at.share("vac", { a: octets("a"), b: octets("b") })
    await at.put("got/vac/a", "theirs, and of no use")
    const slow = slowChecks(at)
    const id = await at.download(link)
    await until(() => slow.checks.length === 1)
    expect(await at.taker.ask({ type: "PauseTorrent", torrent: id })).toMatchObject({ ok: true })
    expect(await at.taker.ask({ type: "ResumeTorrent", torrent: id, useExisting: true })).toMatchObject({ ok: true })
    slow.release()
    expect(await at.settled(id)).toMatchObject({ mode: "seeding" })
    expect(slow.checks.map(({ useExisting }) => useExisting)).toEqual([false, true])
    expect(Buffer.from(octets("a")).equals(await readFile(path.join(at.to, "vac/a")))).toBe(true)
    expect(at.taker.defects).toEqual([])
  })
})
