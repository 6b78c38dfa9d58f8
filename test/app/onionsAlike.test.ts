/**
 * I6: what an onion of a node answers to a stranger's frames is what any other onion of it, and of another node,
 * answers.
 */
import { expect, it } from "vitest"
import type { OnionAddress } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { parseLink, type ShareLink } from "../../src/core/shareLink.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { SCRIPTS } from "../support/frameScripts.ts"
import { transcript } from "../support/frameTranscript.ts"
import { type LoopbackNode, until } from "../support/loopbackNode.ts"
import { loopbackWorld, mirror, ownAddress, publish } from "../support/loopbackTrackers.ts"

it("onions of one node and of two answer every script of frames alike, octet by octet", async () => {
  const world = await loopbackWorld()
  const [alice, bob] = await Promise.all([world.start("alice"), world.start("bob")])
  const [one, other] = await Promise.all([
    publish(alice, world.home, "one", 50_000),
    publish(bob, world.home, "other", 50_000),
  ])
  const [tracker, second] = await Promise.all([ownAddress(alice), ownAddress(bob)])
  const mirrored = await mirror(bob, tracker)
  const onionOf = (link: string) => (parseLink(link) as ShareLink).onion as OnionAddress
  const transferOnion = async (node: LoopbackNode) => {
    const { id } = node.torrent()!
    await until(() => node.parts.ports.exchange.records(id).length > 0)
    return onionAddress(PeerRecord.decode(node.parts.ports.exchange.records(id)[0]!)!.lanes[0]!)
  }
  const onions: Record<string, OnionAddress> = {
    "alice's tracker": tracker,
    "bob's mirror of it": mirrored.address,
    "bob's tracker": second,
    "alice's private share": onionOf(one.privateLink),
    "alice's public share": onionOf(one.publicLink),
    "bob's private share": onionOf(other.privateLink),
    "bob's public share": onionOf(other.publicLink),
    "alice's transfer onion": await transferOnion(alice),
    "bob's transfer onion": await transferOnion(bob),
  }
  const transport = new LoopbackTransport(`${world.home}/s`)
  for (const link of [one.privateLink, other.privateLink]) {
    const { onion, key } = parseLink(link) as ShareLink
    await transport.unlock(onion, key)
  }
  const differ: string[] = []
  let compared = 0
  for (const [name, script] of Object.entries(SCRIPTS).flatMap(
    ([title, frames]) =>
      [
        [title, frames],
        [`${title}, once greeted`, frames],
      ] as const,
  )) {
    const told = new Map<string, string[]>()
    await Promise.all(
      Object.entries(onions).map(async ([onion, address]) => {
        const answer = await transcript(
          await transport.dial(address, { circuit: "script" }),
          script,
          name.endsWith("once greeted"),
        )
        told.set(answer, [...(told.get(answer) ?? []), onion])
        compared++
      }),
    )
    if (told.size > 1)
      differ.push(`${name}:\n${[...told].map(([answer, by]) => `${by.join(", ")}:\n${answer}`).join("\n")}`)
  }
  expect(compared).toBe(2 * Object.keys(SCRIPTS).length * Object.keys(onions).length)
  expect(differ).toEqual([])
})
