/** What a conflict pauses is paused, also when the disk refuses it at first. */
import { expect, it } from "vitest"
import { releaseActor } from "../../src/actors/release/definition.ts"
import { releaseEffects } from "../../src/actors/release/effects.ts"
import type { ReleaseEvent } from "../../src/events/release.ts"
import { HandClock } from "../support/HandClock.ts"
import { specification } from "../support/given.ts"
import { aRelease } from "../support/releaseKeys.ts"

it("tries again to pause what is not whole, until it is stored", async () => {
  const release = aRelease({ seq: 1 })
  const said = { signers: ["k1"], from: "a1", root: "r", bundle: "b" }
  const history: ReleaseEvent[] = [
    { type: "SoftwareStarted", version: "0.9.0", tree: "own", root: "r" },
    { type: "ReleaseVerified", ...release, ...said },
    { type: "ReleaseFetchBegun", seq: 1, torrent: "t1", adopted: false },
    { type: "ReleaseConflict", seq: 1, from: "b2", bundle: "b" },
  ]
  const state = specification(releaseActor.decider)(...history).state()
  const clock = new HandClock()
  const answers = [{ ok: false, code: "not-stored", message: "the disk is full" }, { ok: true }]
  const told: string[] = []
  const ports = {
    clock,
    tell: async (_kind: string, id: string, { type }: { readonly type: string }) => {
      told.push(`${type} ${id}`)
      return answers[told.length - 1]
    },
  } as unknown as Parameters<typeof releaseEffects>[0]
  const { signal } = new AbortController()
  const over = releaseEffects(ports)["halt"]!({ state: () => state, signal } as never)
  await new Promise((resolve) => setImmediate(resolve))
  expect(clock.pending).toBe(1)
  expect(told).toEqual(["PauseTorrent t1"])
  clock.advance(60_000)
  await over
  expect(told).toEqual(["PauseTorrent t1", "PauseTorrent t1"])
})
