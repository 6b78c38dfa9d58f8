/**
 * A read model that does something else has another version: rows that earlier code made are then made anew, in the
 * databases of nodes out there. Held by what each version makes of the golden events; lines are added to
 * `versions.json` (BULBIL_WRITE_VERSIONS=1), never changed.
 */
import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import Database from "better-sqlite3"
import { expect, it } from "vitest"
import type { StoredEvent } from "../../src/events/EventLog.ts"
import { Codec } from "../../src/events/log/codec.ts"
import { registry } from "../../src/events/registry.ts"
import type { Look, ReadModel } from "../../src/projections/ReadModel.ts"
import { readModels } from "../../src/projections/registry.ts"
import { RowTable } from "../../src/projections/RowTable.ts"
import { SqlTables } from "../../src/projections/SqlTables.ts"

const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url)
const golden: readonly { readonly type: string; readonly payload: object }[] = JSON.parse(
  readFileSync(fixture("events/golden.json"), "utf8"),
)
const known: Record<string, string> = JSON.parse(readFileSync(fixture("rows/versions.json"), "utf8"))

const codec = new Codec(registry)
const alone: Look = { roots: ["/data", "/real"], row: () => undefined }

/** The golden events of some kinds, all of one actor of each, twice over: so each event also comes after all others. */
const historyOf = (kinds: readonly string[]): readonly StoredEvent[] => {
  const own = golden.filter(({ type }) => kinds.includes(type.slice(0, type.indexOf("."))))
  return [...own, ...own].map(({ type, payload }, i) =>
    codec.decode({
      seq: i + 1,
      stream: `${type.slice(0, type.indexOf("."))}/00ff`,
      version: i + 1,
      type,
      at: 1_795_000_000_000 + i,
      cause: "c",
      payload: JSON.stringify(payload),
      expires: 0,
    }),
  )
}

/** What a read model has after each event, as its tables in the database say. */
const madeBy = (model: ReadModel): string => {
  const database = new Database(":memory:")
  const table = model.sort === "sql" ? new SqlTables(database, model) : new RowTable(database, model, alone)
  const states: unknown[] = []
  for (const stored of historyOf(model.sort === "sql" ? model.kinds : [model.kind])) {
    table.take([stored])()
    table.save()()
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all()
    states.push(tables.map((name) => database.prepare(`SELECT * FROM ${String(name)}`).all()))
    if (model.sort !== "sql") states.push((table as RowTable<{ readonly id: string }, unknown>).all())
  }
  database.close()
  return createHash("sha256").update(JSON.stringify(states)).digest("hex").slice(0, 16)
}

it("P10 each version of a read model makes of the same events what it always made", () => {
  const now = Object.fromEntries(readModels.map((model) => [`${model.name}/${model.version}`, madeBy(model)]))
  if (process.env["BULBIL_WRITE_VERSIONS"])
    writeFileSync(fixture("rows/versions.json"), `${JSON.stringify({ ...now, ...known }, null, 2)}\n`)
  else
    for (const [version, made] of Object.entries(now))
      expect(known[version], `${version} makes other rows than before: raise its version, and write it down`).toBe(made)
})
