/** Settings of a whole node: what is chosen holds over a restart, what is no value is refused with what is one. */
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { Schema } from "effect"
import fc from "fast-check"
import { expect, it } from "vitest"
import { settings } from "../../src/contract/settings/registry.ts"
import type { Setting } from "../../src/contract/settings/setting.ts"
import { openLoopbackNode } from "../support/loopbackNode.ts"

const place = fc
  .array(fc.stringMatching(/^[\w öß-]{1,20}$/), { minLength: 1, maxLength: 4 })
  .map((names) => `/${names.join("/")}`)
const preferences = fc
  .tuple(
    fc.record(
      {
        theme: fc.constantFrom("system", "light", "dark"),
        contrast: fc.constantFrom("system", "more"),
        density: fc.constantFrom("comfortable", "normal", "compact"),
        time: fc.constantFrom("utc", "local"),
      },
      { requiredKeys: [] },
    ),
    fc.dictionary(fc.stringMatching(/^[a-z]{5,9}$/), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
  )
  .map(([known, more]) => JSON.parse(JSON.stringify({ ...more, ...known })) as unknown)

const valueOf = (setting: Setting): fc.Arbitrary<unknown> => anyOf(setting).filter(Schema.is(setting.schema))
const anyOf = ({ form }: Setting): fc.Arbitrary<unknown> => {
  switch (form.kind) {
    case "choice":
      return fc.constantFrom(...form.of)
    case "whole":
    case "octets":
      return fc.integer({ min: form.least, max: form.most })
    case "folder":
      return fc.option(place)
    case "folders":
      return fc.array(place, { maxLength: form.most })
    case "object":
      return preferences
  }
}

const badOf = ({ form }: Setting): fc.Arbitrary<unknown> => {
  const other = fc.constantFrom<unknown>(true, "", "nonsense", 1.5, [1], { a: 1 })
  switch (form.kind) {
    case "choice":
      return fc.oneof(fc.integer(), fc.constant("Strict"), other)
    case "whole":
    case "octets":
      return fc.oneof(
        fc.integer({ max: form.least - 1 }),
        fc.integer({ min: form.most + 1, max: Number.MAX_SAFE_INTEGER }),
        other,
      )
    case "folder":
      return fc.constantFrom<unknown>("", "a\0b", "x".repeat(4_097), 7, ["/a"])
    case "folders":
      return fc.constantFrom<unknown>(
        "/a",
        null,
        [""],
        Array.from({ length: form.most + 1 }, () => "/a"),
      )
    case "object":
      return fc.constantFrom<unknown>("dark", null, [], { theme: "pink" }, { more: "x".repeat(16 * 1024) })
  }
}

/** A burst is never less than its rate. */
const consistent = (values: Record<string, unknown>): Record<string, unknown> => ({
  ...values,
  "relay.burst": Math.max(values["relay.rate"] as number, values["relay.burst"] as number),
})
const all = fc.record(Object.fromEntries(settings.map((setting) => [setting.name, valueOf(setting)]))).map(consistent)

it("any values that are chosen are read again as they are, also after a restart, and can be taken back", async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-se-"))
  await mkdir(path.join(home, "s"))
  const open = () => openLoopbackNode(path.join(home, "d"), path.join(home, "s"))
  let node = await open()
  const shown = () => Object.fromEntries(node.node.settings().map(({ name, value }) => [name, value]))
  const byDefault = node.node.settings()
  try {
    await fc.assert(
      fc.asyncProperty(all, async (values) => {
        for (const [name, value] of Object.entries(values))
          expect(await node.ask({ type: "ChooseSetting", name, value }), name).toMatchObject({ ok: true })
        expect(shown()).toEqual(values)
        await node.close()
        node = await open()
        expect(shown()).toEqual(values)
        for (const { name } of settings) await node.ask({ type: "ResetSetting", name })
        for (const { name, value, default: was } of node.node.settings())
          expect(value, name).toEqual(name.startsWith("relay.") ? values[name] : was)
      }),
      { numRuns: 12 },
    )
    expect(byDefault.filter(({ chosen }) => chosen)).toEqual([])
    expect(node.defects).toEqual([])
  } finally {
    await node.close()
    await rm(home, { recursive: true, force: true })
  }
})

it("whoever follows the node hears of each choice", async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-se-"))
  await mkdir(path.join(home, "s"))
  const { node, ask, close } = await openLoopbackNode(path.join(home, "d"), path.join(home, "s"))
  try {
    for (const value of [{ theme: "dark" }, { theme: "light" }]) {
      const { cursor } = await node.snapshot()
      await ask({ type: "ChooseSetting", name: "page.preferences", value })
      for await (const { limits } of node.changes(cursor, AbortSignal.timeout(5_000))) {
        expect(limits).toEqual([{ id: "self" }])
        break
      }
    }
    expect.assertions(2)
  } finally {
    await close()
    await rm(home, { recursive: true, force: true })
  }
})

it("what is no value is refused with the range, changes nothing, and is no event", async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-se-"))
  await mkdir(path.join(home, "s"))
  const node = await openLoopbackNode(path.join(home, "d"), path.join(home, "s"))
  try {
    const head = await node.parts.log.head()
    const bad = fc.constantFrom(...settings).chain((setting) => fc.tuple(fc.constant(setting), badOf(setting)))
    await fc.assert(
      fc.asyncProperty(bad, async ([setting, value]) => {
        const answer = await node.ask({ type: "ChooseSetting", name: setting.name, value })
        expect(answer).toMatchObject({ ok: false, code: "bad-value" })
        expect("message" in answer && answer.message).toContain(setting.takes)
      }),
    )
    expect(await node.ask({ type: "ChooseSetting", name: "no.such", value: 1 })).toMatchObject({
      code: "no-such-setting",
    })
    expect(await node.ask({ type: "ResetSetting", name: "relay.rate" })).toMatchObject({ code: "no-default" })
    expect(await node.parts.log.head()).toBe(head)
    for (const { name, takes, form } of settings) {
      if ("least" in form) expect(takes, name).toMatch(new RegExp(`${form.least}\\b.* ${form.most}\\b`))
      if ("of" in form) for (const each of form.of) expect(takes, name).toContain(each)
    }
  } finally {
    await node.close()
    await rm(home, { recursive: true, force: true })
  }
})
