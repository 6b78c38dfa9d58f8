/** A whole node with more to publish than its carrier bears: what waits says so, and what always is up says its cost. */
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { systemClock } from "../../src/app/systemClock.ts"
import { formatStatus } from "../../src/cli/formatStatus.ts"
import type { Snapshot } from "../../src/contract/rows.ts"
import { FIRST_ONIONS } from "../../src/core/onionBudget.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import { OnionKeeper } from "../../src/transport/OnionKeeper.ts"
import { openLoopbackNode, until } from "../support/loopbackNode.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

it("publishes all private shares, has one of two public ones wait, and publishes it when there is room", async () => {
  const home = await temporaryFolder()
  const sockets = path.join(home, "s")
  await mkdir(sockets)
  const node = await openLoopbackNode(path.join(home, "n"), sockets, {
    carrier: async () => new OnionKeeper(new LoopbackTransport(sockets), systemClock),
  })
  onTestFinished(() => node.close())
  const done = async (command: Parameters<typeof node.ask>[0]) => {
    const reply = await node.ask(command)
    if (!reply.ok) throw new Error(reply.message)
    return reply.id
  }
  const own: string[] = []
  // With the management's and the tracker's.
  for (let n = 0; n < FIRST_ONIONS - 2; n++) {
    await writeFile(path.join(home, `file ${n}`), `content ${n}`)
    own.push(await done({ type: "SharePath", path: path.join(home, `file ${n}`), title: `file ${n}` }))
  }
  for (const share of own) await node.link(share)
  const shown = [
    await done({ type: "PublishShare", share: own[0]! }),
    await done({ type: "PublishShare", share: own[1]! }),
    await done({ type: "PublishShare", share: own[2]! }),
  ]
  const waitsIn = ({ live: { troubles } }: Snapshot) =>
    shown.filter((share) => troubles[share]?.startsWith("this share waits for its turn"))
  let state = await node.node.snapshot()
  // All have come as far as to ask for their onions: one of them may have waited before, and have its turn by now.
  await until(async () => {
    state = await node.node.snapshot()
    const { shares, live } = state
    const asked = shares.every(({ mode }) => mode === "active")
    return asked && live.carrier.onions?.up === FIRST_ONIONS + 4 && waitsIn(state).length === 1
  })
  // Two of the three that are public, and two swarms, have the places beside.
  expect(state.live.carrier.onions).toMatchObject({ always: FIRST_ONIONS, room: FIRST_ONIONS + 4 })
  const status = formatStatus(state, Date.now())
  expect(status).toMatch(/Onions: 16 of 16 onions up · \d+ waiting for a turn/)
  expect(status).toMatch(/12 onions are always up .* about 72 circuits/)
  expect(status).toMatch(/this share waits for its turn/)

  for (const share of own.slice(-5)) await done({ type: "StopSharing", share })
  for (const share of shown) expect(await node.link(share)).toMatch(/onion/)
  expect(waitsIn(await node.node.snapshot())).toEqual([])
  expect(node.defects).toEqual([])
})
