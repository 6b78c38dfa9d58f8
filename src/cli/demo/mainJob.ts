/** The demo's main job: one node shares a folder privately, another downloads it, the copy is compared. */
import { mkdir } from "node:fs/promises"
import path from "node:path"
import { fingerprint, makeContent } from "./content.ts"
import type { Scenario } from "./Scenario.ts"
import { streamTotals } from "./streamTotals.ts"

export const mainJob: Scenario = {
  nodes: ["alice", "bob"],
  async run([alice, bob], { home, size, say }) {
    if (!alice || !bob) throw new Error("the demo needs two nodes")
    const source = path.join(home, "onion bulbs")
    await mkdir(source)
    await makeContent(source, size)
    say("alice shares a folder")
    const shared = await alice.command<{ link: string; infohash: string; bytes: number }>(
      "share",
      source,
      "--title",
      "Onion bulbs",
    )
    say(`link: ${shared.link}`)
    say("bob downloads it")
    const into = path.join(home, "bob-downloads")
    const {
      results: [got],
    } = await bob.command<{ results: [{ infohash: string; bytes: number; seconds: number; state: string }] }>(
      "download",
      shared.link,
      "--to",
      into,
      "--wait",
    )
    const identical = (await fingerprint(source)) === (await fingerprint(path.join(into, path.basename(source))))
    const status = await bob.command<{ streams: { id: string; direction: string; bytesIn: number }[] }>("status")
    const totals = await streamTotals(
      bob.data,
      status.streams.filter((stream) => stream.direction === "out"),
    )
    const other = await streamTotals(alice.data, [])
    say(
      `${identical ? "identical" : "NOT identical"}: ${got.bytes} bytes in ${got.seconds} s over ` +
        `${totals.bytesPerStream.length} streams`,
    )
    return {
      ok: identical && got.infohash === shared.infohash,
      infohash: got.infohash,
      bytes: got.bytes,
      seconds: got.seconds,
      identical,
      streams: totals.bytesPerStream.length,
      bytesPerStream: totals.bytesPerStream,
      events: totals.events + other.events,
      managementLinks: [alice.managementLink, bob.managementLink],
    }
  },
}
