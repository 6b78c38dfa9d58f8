/** Looks at many files: each once, again when it changes; threads that are led astray end, and nothing waits for them. */
import { execFileSync } from "node:child_process"
import { closeSync, constants, openSync, readdirSync } from "node:fs"
import { lstat, rename, rm, utimes, writeFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { type FileAt, Look, sampleOf } from "../../src/traces/Look.ts"
import { LookPool } from "../../src/traces/LookPool.ts"
import { markOf } from "../../src/storage/FileMarks.ts"
import { until } from "../support/loopbackNode.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const nobody = { names: ["anali"], home: undefined }
const going = { signal: new AbortController().signal }

const poolOf = (options: ConstructorParameters<typeof LookPool>[0] = {}): LookPool => {
  const pool = new LookPool({ size: 2, ...options })
  onTestFinished(() => pool.close())
  return pool
}
const filesIn = async (folder: string, names: readonly string[]): Promise<readonly FileAt[]> =>
  Promise.all(
    names.map(async (name) => {
      const source = path.join(folder, name)
      return { path: [name], source, mark: markOf(await lstat(source, { bigint: true })) }
    }),
  )
/** Of this process. */
const threads = (): number => readdirSync("/proc/self/task").length
const said = (all: Awaited<ReturnType<Look["at"]>>) =>
  all.map(({ path: at, traces }) => [at.join("/"), ...traces.map(({ kind, what }) => `${kind}: ${what}`)])

describe("a look", () => {
  it("at files that lead a thread astray ends, says so of them, and of no others", async () => {
    const pool = poolOf({ worker: new URL("../support/stuckWorker.js", import.meta.url) })
    const mark = { size: 1n, mtimeNs: 1n, ctimeNs: 1n, ino: 1n }
    const names = ["a", "loop", "b", "throw", "c", "memory", "d", "loop of anali", "e"]
    const files = names.map((name) => ({ path: name.split(" of "), source: "/nowhere", mark }))
    const stuck = "not-looked-into: file that could not be read in time"
    expect(said(await new Look(pool, nobody).at(files, going))).toEqual([
      ["a", "name: author"],
      ["loop", stuck],
      ["b", "name: author"],
      ["throw", stuck],
      ["c", "name: author"],
      ["memory", stuck],
      ["d", "name: author"],
      ["loop/anali", "name: your own name", stuck],
      ["e", "name: author"],
    ])
  })

  it("at files on a disk that does not answer ends, with at most twice as many threads", async () => {
    const pipe = path.join(await temporaryFolder(), "pipe")
    execFileSync("mkfifo", [pipe])
    // Whoever waits for it is let go.
    onTestFinished(() => closeSync(openSync(pipe, constants.O_RDWR)))
    const pool = poolOf({ worker: new URL("../support/stuckWorker.js", import.meta.url), maxWaitMs: 2_000 })
    const mark = { size: 1n, mtimeNs: 1n, ctimeNs: 1n, ino: 1n }
    const filesOf = (names: readonly string[]) => names.map((name) => ({ path: [name], source: pipe, mark }))
    const before = threads()
    const names = ["a", ...Array.from({ length: 40 }, () => "disk"), "b"]
    const answers = await Promise.all(
      filesOf(names).map(async (file) => [await pool.look({ ...file, person: nobody }), threads()] as const),
    )
    expect(answers[0]![0]).toMatchObject({ traces: [{ value: "a" }] })
    expect(answers.slice(1).map(([answer]) => answer)).toEqual(names.slice(1).map(() => undefined))
    expect(Math.max(...answers.map(([, count]) => count)) - before).toBeLessThanOrEqual(4)
    // When the disk answers again, files are looked into again.
    const opened = openSync(pipe, constants.O_RDWR)
    await until(() => threads() <= before)
    closeSync(opened)
    // The pool hears of a thread's end a moment after it.
    const look = async () => said(await new Look(pool, nobody).at(filesOf(["c"]), going))
    await until(async () => (await look())[0]!.includes("name: author"))
    expect(await look()).toEqual([["c", "name: author"]])
  })

  it("with threads that never begin says so of each file", async () => {
    const pool = poolOf({ worker: new URL("../support/stuckStart.js", import.meta.url), maxStartMs: 200 })
    const mark = { size: 1n, mtimeNs: 1n, ctimeNs: 1n, ino: 1n }
    const files = ["a", "b", "c"].map((name) => ({ path: [name], source: "/nowhere", mark }))
    expect(said(await new Look(pool, nobody).at(files, going))).toEqual(
      ["a", "b", "c"].map((name) => [name, "not-looked-into: file that could not be read in time"]),
    )
  })

  it("looks at a file once, and again when it looks otherwise", async () => {
    const folder = await temporaryFolder()
    const look = new Look(poolOf(), nobody)
    await writeFile(path.join(folder, "a"), "hello")
    await writeFile(path.join(folder, "b"), "hello")
    const steps: number[] = []
    const at = async (names: readonly string[]) => {
      steps.push(0)
      const onProgress = () => void steps.push(steps.pop()! + 1)
      return said(await look.at(await filesIn(folder, names), { ...going, onProgress }))
    }
    expect(await at(["a", "b"])).toEqual([["a"], ["b"]])
    await writeFile(path.join(folder, "b.new"), "/home/erik")
    await rename(path.join(folder, "b.new"), path.join(folder, "b"))
    await writeFile(path.join(folder, "c"), "hello")
    expect(await at(["a", "b", "c"])).toEqual([["a"], ["b", "name: home folder"], ["c"]])
    expect(await at(["a", "c"])).toEqual([["a"], ["c"]])
    expect(await at(["a", "b", "c"])).toHaveLength(3)
    expect(steps).toEqual([2, 2, 0, 1])
  })

  it("leaves out what is another file when it is looked into, and tells what cannot be opened", async () => {
    const folder = await temporaryFolder()
    for (const name of ["touched", "gone", "anali.txt"]) await writeFile(path.join(folder, name), "hello")
    const files = await filesIn(folder, ["touched", "gone", "anali.txt"])
    await utimes(path.join(folder, "touched"), 1, 1)
    await rm(path.join(folder, "gone"))
    await rm(path.join(folder, "anali.txt"))
    const denied = "not-looked-into: file that cannot be opened"
    expect(said(await new Look(poolOf(), nobody).at(files, going))).toEqual([
      ["gone", denied],
      ["anali.txt", "name: your own name", denied],
    ])
  })

  it("at more than somebody would wait for looks into a sample, and says of which files it did not", async () => {
    const folder = await temporaryFolder()
    const names = Array.from({ length: 10 }, (_, i) => `${i} anali`)
    for (const name of names) await writeFile(path.join(folder, name), "/home/erik")
    const all = said(await new Look(poolOf(), nobody).at(await filesIn(folder, names), { ...going, most: 4 }))
    const own = "name: your own name"
    expect(all.filter((each) => each.includes("name: home folder") && each.includes(own))).toHaveLength(4)
    expect(
      all.filter((each) => each.includes("not-looked-into: not in the sample") && each.includes(own)),
    ).toHaveLength(6)
  })

  it("takes a sample that is spread over all", () => {
    for (const [count, most] of [
      [10, 20],
      [10, 10],
      [1_000, 10],
      [10_001, 10_000],
    ] as const) {
      const taken = Array.from({ length: count }, (_, i) => i).filter(sampleOf(count, most))
      expect(taken).toHaveLength(Math.min(count, most))
      const gaps = taken.slice(1).map((index, i) => index - taken[i]!)
      expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil(count / most))
    }
  })

  it("ends when it is called off", async () => {
    const folder = await temporaryFolder()
    await writeFile(path.join(folder, "a"), "hello")
    expect(await new Look(poolOf(), nobody).at(await filesIn(folder, ["a"]), { signal: AbortSignal.abort() })).toEqual(
      [],
    )
  })
})
