/**
 * A feature is its own files and a line in each list: a toy is found wherever a feature shows, and no file names it.
 */
import { mkdir } from "node:fs/promises"
import path from "node:path"
import { expect, it, onTestFinished } from "vitest"
import type { RowsMessage } from "../../src/contract/feed.ts"
import type { Seq } from "../../src/core/ids.ts"
import { createNodeStore } from "../../src/ui/state/NodeStore.ts"
import { openLoopbackNode, until } from "../support/loopbackNode.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { toyTurns, withToy } from "../support/toy/toyFeature.ts"

/** Tables of which the contract's types know nothing. */
const tables = (rows: object) => rows as unknown as Readonly<Record<string, readonly unknown[]>>

it(
  "a toy has its command, acts, and is in rows, feed, history, the page's store and the read " + "model of its own",
  async () => {
    const home = await temporaryFolder()
    await mkdir(path.join(home, "s"))
    const open = () => openLoopbackNode(path.join(home, "node"), path.join(home, "s"), { lists: withToy })
    let node = await open()
    onTestFinished(() => node.close())
    expect(tables(await node.node.snapshot())["toys"]).toEqual([])
    expect(await node.node.command({ type: "WindToy", turns: 0 })).toMatchObject({
      code: "malformed",
      message: "The command could not be read: WindToy takes turns (a number from 1 to 9).",
    })
    const cursor = node.parts.projector.checkpoint as Seq
    const wound = await node.node.command({ type: "WindToy", turns: 3 })
    if (!wound.ok) throw new Error(wound.message)
    const { id } = wound
    const rows = async () => tables(await node.node.snapshot())["toys"]
    let state = await rows()
    await until(async () => ((state = await rows()), (state?.[0] as { mode?: string } | undefined)?.mode === "still"))
    expect(state).toEqual([{ id, mode: "still", spun: 3, left: 0 }])

    const ended = new AbortController()
    const store = createNodeStore()
    for await (const message of node.node.changes(cursor, ended.signal)) {
      expect(tables(message)["toys"]).toEqual(state)
      store.showRows(message satisfies RowsMessage)
      break
    }
    expect(store.rows("toys" as never)).toEqual({ [id]: (state as readonly unknown[])[0] })
    expect(store.state.heard[`toys/${id}`]).toBe(node.parts.projector.checkpoint)

    const history = await node.node.history("toys", id, undefined, 10)
    expect(history!.map(({ type }) => type)).toEqual([
      "toy.ToySpun/1",
      "toy.ToySpun/1",
      "toy.ToySpun/1",
      "toy.ToyWound/1",
    ])
    expect(await node.node.history("games", id, undefined, 10)).toBeUndefined()
    expect([2, 3].map((turns) => node.parts.projector.ask(toyTurns).over(turns))).toEqual([1, 0])

    await node.close()
    node = await open()
    expect(await rows()).toEqual(state)
    expect(node.parts.projector.ask(toyTurns).over(2)).toBe(1)
    expect(node.defects).toEqual([])
  },
)
