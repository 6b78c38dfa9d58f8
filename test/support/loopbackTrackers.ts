/** A few nodes over the loopback transport that track and mirror, and what is asked of them in tests of the whole. */
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { onTestFinished } from "vitest"
import type { CataloguePage } from "../../src/contract/catalogue.ts"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import type { MirrorMode, MirrorRow } from "../../src/contract/rows.ts"
import { systemClock } from "../../src/app/systemClock.ts"
import { makeContent } from "../../src/cli/demo/content.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { parseLink, type ShareLink } from "../../src/core/shareLink.ts"
import { TrackerClient } from "../../src/tracker/TrackerClient.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import type { Session } from "../../src/transport/Sessions.ts"
import { type LoopbackNode, openLoopbackNode, until } from "./loopbackNode.ts"
import { mirrors } from "../../src/projections/mirrors.ts"

export interface World {
  readonly home: string
  /** Opens a node, or opens it again. */
  start(name: string): Promise<LoopbackNode>
  stop(node: LoopbackNode): Promise<void>
  readonly sessions: Http2Sessions
  /** A session to where a link leads, with its key. */
  follow(link: string): Promise<Session>
}

/** Ends with the test, and fails it for any defect of a node. */
export const loopbackWorld = async (forgetful = false): Promise<World> => {
  const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-t-"))
  const sockets = path.join(home, "s")
  await mkdir(sockets)
  const open = new Set<LoopbackNode>()
  const all: LoopbackNode[] = []
  onTestFinished(async () => {
    await Promise.all([...open].map((node) => node.close()))
    await rm(home, { recursive: true, force: true })
    const defects = all.flatMap((node) => node.defects)
    if (defects.length > 0) throw new Error(`defects: ${defects.join("; ")}`)
  })
  const transport = new LoopbackTransport(sockets)
  const sessions = new Http2Sessions(transport, systemClock)
  return {
    home,
    sessions,
    follow: async (link) => {
      const { onion, key } = parseLink(link) as ShareLink
      await transport.unlock(onion, key)
      return sessions.connect(onion, { circuit: "c" })
    },
    start: async (name) => {
      const node = await openLoopbackNode(path.join(home, name), sockets, { forgetful })
      open.add(node)
      all.push(node)
      return node
    },
    stop: async (node) => {
      open.delete(node)
      await node.close()
    },
  }
}

/** @returns the id that a command began or changed. @throws its refusal. */
export const done = async (node: LoopbackNode, command: ManagementCommand): Promise<string> => {
  const reply = await node.ask(command)
  if (!reply.ok) throw new Error(`${command.type}: ${reply.code}: ${reply.message}`)
  return reply.id
}

export interface Published {
  readonly folder: string
  readonly privateShare: string
  readonly publicShare: string
  readonly privateLink: string
  readonly publicLink: string
}

/** Shares a folder, then makes it public. */
export const publish = async (
  node: LoopbackNode,
  home: string,
  name: string,
  bytes = 1_000_000,
): Promise<Published> => {
  const folder = path.join(home, name)
  await makeContent(folder, bytes)
  const privateShare = await done(node, { type: "SharePath", path: folder, title: name })
  const privateLink = await node.link(privateShare)
  const publicShare = await done(node, { type: "PublishShare", share: privateShare })
  return { folder, privateShare, publicShare, privateLink, publicLink: await node.link(publicShare) }
}

/** Of the node's own tracker, once it is published. */
export const ownAddress = async (node: LoopbackNode): Promise<OnionAddress> => {
  await until(() => node.parts.board.published("tracker"))
  return node.parts.board.published("tracker") as OnionAddress
}

export const mirrorOf = (node: LoopbackNode, id: string): MirrorRow =>
  node.parts.projector.all(mirrors).find((row) => row.id === id)!

/** Mirrors what is served at an address, and waits until it is in one of these modes and published. */
export const mirror = async (
  node: LoopbackNode,
  address: string,
  update: "auto" | "manual" = "auto",
): Promise<{ readonly id: string; readonly address: OnionAddress }> => {
  const id = await done(node, { type: "AddMirror", address, update })
  return { id, address: await reached(node, id, update === "auto" ? "current" : "by-hand") }
}

export const reached = async (node: LoopbackNode, id: string, mode: MirrorMode): Promise<OnionAddress> => {
  await until(() => {
    const row = mirrorOf(node, id)
    if (row.error) throw new Error(row.error.message)
    return row.mode === mode && node.parts.board.published(id)
  })
  return node.parts.board.published(id) as OnionAddress
}

export const catalogue = async (node: LoopbackNode, address: string, words = ""): Promise<CataloguePage> => {
  const page = await node.node.catalogue({ address, words, after: 0, limit: 100 })
  if ("ok" in page) throw new Error(page.message)
  return page
}

/** Asks an onion as a stranger may. */
export const stranger = async <T>(
  { sessions }: World,
  address: OnionAddress,
  question: (client: TrackerClient) => Promise<T>,
): Promise<T> => {
  const session = await sessions.connect(address, { circuit: "stranger" })
  try {
    return await question(new TrackerClient(session, 10_000, new AbortController().signal))
  } finally {
    session.close()
  }
}
