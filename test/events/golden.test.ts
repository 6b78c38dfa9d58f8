/**
 * P4: what was ever written can still be read. `golden.json` holds one event of each type and version as it lies in
 * logs out there; lines are added to it, never changed.
 */
import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { deciders } from "../../src/actors/registry.ts"
import { Codec } from "../../src/events/log/codec.ts"
import { registry } from "../../src/events/registry.ts"

interface Golden {
  readonly type: string
  readonly payload: Readonly<Record<string, unknown>>
}

const golden = JSON.parse(
  readFileSync(new URL("../fixtures/events/golden.json", import.meta.url), "utf8"),
) as readonly Golden[]
const codec = new Codec(registry)
const row = ({ type, payload }: Golden) => ({
  seq: 1,
  stream: `${type.slice(0, type.indexOf("."))}/00ff`,
  version: 1,
  type,
  at: 1,
  cause: "c",
  payload: JSON.stringify(payload),
  expires: 0 as const,
})

it.each(golden.map((each) => [each.type, each] as const))("P4 %s still decodes, and folds", (_, each) => {
  const { event, stream } = codec.decode(row(each))
  expect(event).toEqual({ ...each.payload, type: each.type.replace(/^\w+\.|\/\d+$/g, "") })
  const decider = deciders[stream.slice(0, stream.indexOf("/"))]!
  expect(decider.modeOf(decider.evolve(decider.initial, event))).toBeTypeOf("string")
})

it("P4 P10 there is a golden event of every stored type, in every version so far", () => {
  const types = registry.flatMap(({ kind, defs }) =>
    Object.entries(defs).flatMap(([name, fact]) =>
      fact.durability === "volatile" ? [] : Array.from({ length: fact.version }, (_, i) => `${kind}.${name}/${i + 1}`),
    ),
  )
  expect(golden.map(({ type }) => type).sort()).toEqual(types.sort())
})

it("P4 what no version of the software wrote is refused with its number", () => {
  expect(() => codec.decode(row({ type: "torrent.PiecesVerified/1", payload: { pieces: "all" } }))).toThrow(
    /event 1 .*does not fit its schema/,
  )
  expect(() => codec.decode(row({ type: "torrent.TorrentSold/1", payload: {} }))).toThrow(/unknown type/)
})
