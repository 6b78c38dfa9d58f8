/**
 * How long a whole node looks at a folder of photos, and whether it is held up meanwhile: `node test/bench/looks.ts`.
 * The photos have EXIF with a position, a name, a serial number, a maker's notes and a thumbnail, XMP, and noise as a
 * picture; they are in the page cache. Delay: by how much a timer of 10 ms of the node's own thread comes late, at rest
 * and during the look. Last line: one JSON object.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { randomFillSync } from "node:crypto"
import { availableParallelism, loadavg, tmpdir } from "node:os"
import path from "node:path"
import { monitorEventLoopDelay } from "node:perf_hooks"
import { parseArgs } from "node:util"
import { openLoopbackNode } from "../support/loopbackNode.ts"
import { exif, exifSegment, jpeg, xmp, xmpSegment } from "../support/plantedFiles.ts"
import { rounded, say } from "./support.ts"

const { values } = parseArgs({
  options: { photos: { type: "string", default: "1000" }, size: { type: "string", default: "3000000" } },
})
const [count, size] = [Number(values.photos), Number(values.size)]
const GOAL_SECONDS = 30
const AT_REST_MS = 3_000

const photo = (i: number, noise: Buffer): Buffer => {
  const inner = [
    [0x9003, `2026:05:${String((i % 28) + 1).padStart(2, "0")} 02:00:00`],
    [0xa431, "SN-4711-0815"],
    [0x927c, "m".repeat(20_000)],
  ] as const
  const first = [
    [0x010f, "Fotona"],
    [0x0110, "F-77"],
    [0x013b, "Ana Lindqvist"],
  ] as const
  const segments = [
    exifSegment(exif(first, { inner, position: [59 + i / 10_000, 18] })),
    xmpSegment(xmp({ "xmp:CreatorTool": "Lightbox 7" }, { "dc:creator": "Ana Lindqvist" })),
  ]
  return jpeg(segments, noise)
}

const delayed = async <T>(work: () => Promise<T>) => {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const result = await work()
  delay.disable()
  const late = (octets: number) => rounded(Math.max(0, octets / 1e6 - 10), 1)
  return { result, p50: late(delay.percentile(50)), p99: late(delay.percentile(99)), max: late(delay.max) }
}

const home = mkdtempSync(path.join(tmpdir(), "bulbil-looks-"))
try {
  const folder = path.join(home, "photos")
  mkdirSync(folder)
  mkdirSync(path.join(home, "s"))
  const noise = randomFillSync(Buffer.alloc(size))
  for (let i = 0; i < count; i++) writeFileSync(path.join(folder, `${i}.jpg`), photo(i, noise))
  const running = await openLoopbackNode(path.join(home, "node"), path.join(home, "s"))
  try {
    const { node } = running
    const rest = await delayed(() => new Promise((resolve) => setTimeout(resolve, AT_REST_MS)))
    const before = process.cpuUsage()
    const start = performance.now()
    const looking = await delayed(async () => {
      const begun = await node.beginLook({ path: folder })
      if (!begun.ok) throw new Error(begun.message)
      for (;;) {
        const report = node.look(begun.id)!
        if (report.state !== "looking") return report
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })
    const seconds = (performance.now() - start) / 1_000
    const { user, system } = process.cpuUsage(before)
    const { counts, done } = looking.result
    if (done !== count || counts.place !== count || counts.name !== count) throw new Error("not all was found")
    const figures = {
      benchmark: "looks",
      photos: count,
      octets: size,
      seconds: rounded(seconds, 2),
      cpuSeconds: rounded((user + system) / 1e6, 2),
      delayAtRestMs: { p50: rest.p50, p99: rest.p99, max: rest.max },
      delayMs: { p50: looking.p50, p99: looking.p99, max: looking.max },
      goalSeconds: GOAL_SECONDS,
      met: seconds <= GOAL_SECONDS,
      cores: availableParallelism(),
      load: loadavg().map((load) => rounded(load, 1)),
    }
    say(`${count} photos of ${size} octets: ${figures.seconds} s, delay of the node p99 ${figures.delayMs.p99} ms`)
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    if (!figures.met) process.exitCode = 1
  } finally {
    await running.close()
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}
