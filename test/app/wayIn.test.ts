/** What a whole node answers to who changes its link or its key, and what the local socket shows afterwards. */
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { openLoopbackNode } from "../support/loopbackNode.ts"

it("tells a link and a key to who asks for another, and neither to who only asks", async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-wi-"))
  await mkdir(path.join(home, "s"))
  const node = await openLoopbackNode(path.join(home, "d"), path.join(home, "s"))
  onTestFinished(async () => {
    await node.close()
    await rm(home, { recursive: true, force: true })
  })
  const ask = (required: boolean) => node.ask({ type: "RequireKey", required })
  const done = { ok: true, id: "self" }
  const shown = () => node.node.managementLink()
  expect(await ask(false)).toEqual(done)
  const first = await ask(true)
  expect(first).toEqual({ ...done, key: shown().key })
  expect(shown().key).toMatch(/^[A-Z2-7]{52}$/)
  expect(await ask(true)).toEqual(done)
  const before = shown()
  expect(await node.ask({ type: "ChangeLink" })).toEqual({ ...done, link: shown().link })
  expect(shown()).toMatchObject({ key: before.key })
  expect(shown().link).not.toBe(before.link)
  expect(await ask(false)).toEqual(done)
  expect(shown().key).toBeUndefined()
  expect(await ask(true)).not.toEqual(first)
})
