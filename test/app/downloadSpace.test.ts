/** FILE8: a download to a disk of its own that is too small, as its operator meets it. */
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { Client } from "../../src/cli/client.ts"
import { follow } from "../../src/cli/follow.ts"
import { downloadScene, octets } from "../support/downloadScene.ts"
import { startNodeProcess } from "../support/NodeProcess.ts"

it("FILE8 a disk that is too small is told before an octet is written to it, and a resume looks again", async () => {
  const at = await downloadScene()
  await at.taker.close()
  const disk = path.join(at.home, "disk")
  await mkdir(disk)
  const small = ["unshare", "-rm", "sh", "-c", `mount -t tmpfs -o size=5m tmpfs "${disk}" && exec "$@"`, "sh"]
  const node = await startNodeProcess(path.join(at.home, "c"), ["--loopback", path.join(at.home, "s")], small)
  onTestFinished(() => node.end())
  // The disk as the node sees it.
  const seen = `/proc/${node.pid}/root${disk}`
  await writeFile(path.join(seen, "ballast"), octets("ballast", 3_500_000))
  const client = new Client(node.data)
  const reached = (modes: readonly string[]) =>
    follow(client, ({ torrents: [row] }) => (row && modes.includes(row.mode) ? row : undefined))
  const torrent = await client.command({
    type: "DownloadLink",
    link: await at.share("vac", { a: octets("a", 1_500_000), b: octets("b", 1_500_000) }),
    folder: disk,
  })
  const row = await reached(["error", "seeding"])
  expect(row).toMatchObject({
    mode: "error",
    verifiedPieces: 0,
    error: {
      code: "full",
      message: expect.stringMatching(/3 MB are still to be written and 1\.\d MB are free.*make room/),
    },
  })
  expect(await readdir(seen)).toEqual(["ballast"])
  const { disks } = await client.state()
  expect(disks).toEqual([{ folder: disk, freeBytes: expect.any(Number) }])
  expect(disks[0]!.freeBytes).toBeLessThan(2_000_000)
  await client.command({ type: "ResumeTorrent", torrent })
  expect((await reached(["error", "seeding"])).error?.code).toBe("full")
  await rm(path.join(seen, "ballast"))
  await client.command({ type: "ResumeTorrent", torrent })
  expect((await reached(["error", "seeding"])).mode).toBe("seeding")
  expect((await stat(path.join(seen, "vac/b"))).size).toBe(1_500_000)
}, 600_000)
