/** What is found in a file, as lines of text. */
import { readFileSync } from "node:fs"
import path from "node:path"
import type { Person } from "../../../src/traces/Person.ts"
import { readSource } from "../../../src/traces/readSource.ts"
import { Source } from "../../../src/traces/Source.ts"

const nobody: Person = { names: [], home: undefined }

export const read = (bytes: Uint8Array, at: readonly string[] = ["file"], person: Person = nobody): string[] =>
  linesOf(Source.of(bytes), at, person)

const linesOf = (source: Source, at: readonly string[], person: Person): string[] =>
  readSource(at, source, person).map(
    ({ kind, what, value, inName }) => `${kind}: ${what}${value && ` = ${value}`}${inName ? " (name)" : ""}`,
  )

interface Looked {
  readonly said: readonly string[]
  readonly reads: number
  readonly octets: number
}

/** With how many reads of a disk, and how many octets these were. */
export const readWith = (bytes: Buffer): Looked => {
  let [reads, octets] = [0, 0]
  const source = new Source(bytes.length, (into, at) => {
    reads++
    octets += into.length
    return bytes.copy(into, 0, at)
  })
  return { said: linesOf(source, ["file"], nobody), reads, octets }
}

/** A file that another program wrote: see `test/traces/real/README.md`. */
export const real = (name: string): Buffer => readFileSync(path.resolve(import.meta.dirname, "../../traces/real", name))
