/**
 * A disk that syncs nothing, or is full, under a whole node: nothing acknowledged is lost, the node lives, says so, and
 * goes on by itself.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, it, onTestFinished } from "vitest"
import { CliFailure } from "../../src/cli/CliFailure.ts"
import { Client } from "../../src/cli/client.ts"
import { verify } from "../../src/events/log/verify.ts"
import { registry } from "../../src/events/registry.ts"
import { badDisk, type DiskFault } from "../support/badDisk.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

/** Of a machine that has much else to do. */
const TIMEOUT_MS = 600_000

const settled = async (client: Client, holds: (health: readonly string[]) => boolean): Promise<readonly string[]> => {
  for (;;) {
    const { health } = (await client.state()).live
    if (holds(health)) return health
    await sleep(100)
  }
}

it.each<[DiskFault, RegExp]>([
  ["sync", /the disk does not keep what is written/],
  ["full", /the disk is full/],
])("outlives a disk with the fault %s", { timeout: TIMEOUT_MS }, async (fault, words) => {
  const home = await temporaryFolder()
  mkdirSync(path.join(home, "s"))
  const file = (name: string): string => {
    writeFileSync(path.join(home, name), name.repeat(1_000))
    return path.join(home, name)
  }
  const disk = badDisk(home, ["--loopback", path.join(home, "s")])
  const node = await disk.start()
  onTestFinished(() => node.end("SIGKILL"))
  const client = new Client(node.data)
  const acknowledged: string[] = []
  const refused: unknown[] = []
  const share = async (name: string): Promise<void> => {
    await client.command({ type: "SharePath", path: file(name), title: name }).then(
      (id) => acknowledged.push(id),
      (error: unknown) => refused.push(error),
    )
  }
  /** Goes to the log at once; making a share writes into the vault before. */
  const pause = async (): Promise<void> => {
    const torrent = (await client.state()).torrents[0]!.id
    await client.command({ type: "PauseTorrent", torrent }).catch((error: unknown) => refused.push(error))
  }
  // Rounds without a rest: a fault strikes what is under way, hashing and publishing among it.
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 3; i++) await share(`good-${round}-${i}`)
    while ((await client.state()).torrents.length === 0) await sleep(50)
    disk.break(fault)
    refused.length = 0
    for (let i = 0; i < 3; i++) {
      await share(`bad-${round}-${i}`)
      await pause()
    }
    expect(refused).toHaveLength(6)
    for (const error of refused) {
      expect(error).toBeInstanceOf(CliFailure)
      expect(error).toMatchObject({ code: "not-stored" })
      expect((error as Error).message).toMatch(words)
    }
    if (round === 1) expect((await settled(client, (ills) => ills.length > 0)).join(" ")).toMatch(words)
    disk.mend()
    if (round === 1) await settled(client, (ills) => ills.length === 0)
  }
  await share("afterwards")
  expect(acknowledged).toHaveLength(7)
  await node.end("SIGKILL")
  expect(verify(path.join(node.data, "events.sqlite"), registry)).toMatchObject({ ok: true })
  const again = await disk.start()
  const { shares } = await new Client(again.data).state()
  expect(shares.map(({ id }) => id)).toEqual(acknowledged)
  for (const id of acknowledged)
    expect(readFileSync(path.join(node.data, "vault", `share-${id}.json`), "utf8")).toMatch(/^\{.*\}$/)
  await again.end()
})

it("says why it does not start on a disk that fails, and starts when it works", { timeout: TIMEOUT_MS }, async () => {
  const home = await temporaryFolder()
  mkdirSync(path.join(home, "s"))
  const disk = badDisk(home, ["--loopback", path.join(home, "s")])
  disk.break("full")
  await expect(disk.start()).rejects.toThrow(/code 1 .*bulbil: the node does not start: .*the disk is full/)
  disk.mend()
  const node = await disk.start()
  disk.break("sync")
  await node.end()
  await expect(disk.start()).rejects.toThrow(
    /code 1 .*bulbil: the node does not start: .*the disk does not keep what is written/,
  )
})
