/** Whole nodes over loopback: what was whole when a node starts is at rest, and wakes for whoever wants it. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { InfoHash, type OnionAddress } from "../../src/core/ids.ts"
import { formatListedLink } from "../../src/core/shareLink.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import { openLoopbackNode, until } from "../support/loopbackNode.ts"

const scene = async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-rest-"))
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }))
  const sockets = path.join(home, "s")
  await mkdir(sockets)
  const content = path.join(home, "bulbs")
  await writeFile(content, Buffer.alloc(300_000, "bulb"))
  return { home, sockets, content }
}

/** A carrier that counts the onions that were ever published on it. */
const counting = (sockets: string) => {
  const published: string[] = []
  const carrier = async () => {
    const transport = new LoopbackTransport(sockets)
    const publish = transport.publish.bind(transport)
    transport.publish = async (...given) => {
      const publication = await publish(...given)
      published.push(publication.address)
      return publication
    }
    return transport
  }
  return { carrier, published }
}

test.each(["private", "public", "listed"] as const)(
  "a %s torrent of a node that was started again rests, and is delivered all the same",
  async (kind) => {
    const { home, sockets, content } = await scene()
    const first = await openLoopbackNode(path.join(home, "a"), sockets)
    const shared = await first.ask({ type: "SharePath", path: content, title: "Bulbs" })
    expect(shared.ok).toBe(true)
    let share = (shared as { readonly id: string }).id
    let link = await first.link(share)
    if (kind !== "private") {
      const made = await first.ask({ type: "PublishShare", share })
      expect(made.ok, JSON.stringify(made)).toBe(true)
      share = (made as { readonly id: string }).id
      link = await first.link(share)
    }
    await until(() => first.node.live().torrents[first.torrent()!.id] !== undefined)
    expect(Object.values(first.node.live().torrents).map(({ resting }) => resting)).not.toContain(true)
    await first.close()

    const { carrier, published } = counting(sockets)
    const again = await openLoopbackNode(path.join(home, "a"), sockets, { carrier })
    await again.link(share)
    const torrents = () => Object.values(again.node.live().torrents)
    await until(() => torrents().length > 0 && torrents().every(({ resting }) => resting))
    // The management, the tracker, the private share, and what was made public of it.
    const always = kind === "private" ? 3 : 4
    await until(() => published.length >= always)
    const before = published.length
    expect(before).toBe(always)
    if (kind === "listed") {
      const { trackers, torrents } = await again.node.snapshot()
      const { infohash } = torrents.find(({ id }) => id !== first.torrent()!.id)!
      link = formatListedLink({ onion: trackers[0]!.address as OnionAddress, infohash: InfoHash(infohash!) })
    }
    const other = await openLoopbackNode(path.join(home, "b"), sockets)
    await other.ask({ type: "DownloadLink", link, folder: path.join(home, "got") })
    await until(() => other.torrent()?.mode === "seeding")
    expect(Buffer.compare(await readFile(path.join(home, "got", "bulbs")), await readFile(content))).toBe(0)
    // One to be found at, and maybe one more while it is fetched from.
    expect(published.length - before).toBeLessThanOrEqual(2)
    // Over the onion of a share all of it may have come before anybody woke.
    const woken = torrents().filter(({ resting }) => !resting)
    expect(woken.length).toBeLessThanOrEqual(1)
    if (kind === "listed") expect([woken.length, published.length > before]).toEqual([1, true])
    expect([again.defects, other.defects]).toEqual([[], []])
    await Promise.all([again.close(), other.close()])
  },
)
