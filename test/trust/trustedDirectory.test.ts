/** Many torrents that know no peer at once: what they ask for leaves room in the row of all looks. */
import { expect, it } from "vitest"
import type { TrackerKey } from "../../src/core/ids.ts"
import { TrustedDirectory, type TrustedDirectoryDeps } from "../../src/trust/TrustedDirectory.ts"
import { HandClock } from "../support/HandClock.ts"
import { hashOf } from "../support/trackerChain.ts"

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve))

it("asks for one thing after the other, and leaves out who has given up", async () => {
  const waiting: (() => void)[] = []
  const nodes = Array.from({ length: 4 }, (_, n) => hashOf(n) as string as TrackerKey)
  const directory = new TrustedDirectory({
    clock: new HandClock(),
    places: { isAlone: () => false, suggest: () => [] },
    trust: {
      reached: () => nodes,
      paced: (_: unknown, signal: AbortSignal) =>
        new Promise<never>((_resolve, reject) => {
          waiting.push(() => reject(new Error("away")))
          signal.addEventListener("abort", () => reject(new Error("given up")), { once: true })
        }),
    },
  } as unknown as TrustedDirectoryDeps)
  const { signal } = new AbortController()
  const first = Array.from({ length: 100 }, (_, n) => directory.torrent(hashOf(n), signal))
  const ended = new AbortController()
  const left = directory.torrent(hashOf(100), ended.signal)
  await settled()
  expect(waiting).toHaveLength(4)
  ended.abort()
  expect(await left).toEqual([])
  for (let n = 1; n <= 100; n++) {
    expect(waiting).toHaveLength(4)
    for (const answer of waiting.splice(0)) answer()
    await settled()
  }
  expect(await Promise.all(first)).toEqual(first.map(() => []))
})
