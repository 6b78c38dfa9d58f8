/**
 * The import table of docs/architecture.md, enforced: who may import whom, no cycles, no clock or chance in pure code.
 */
import { readFileSync, readdirSync, statSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"

const root = path.resolve(import.meta.dirname, "..")
const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const at = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesBelow(at) : /\.tsx?$/.test(entry.name) ? [at] : []
  })

const sources = filesBelow("src")
const textOf = new Map(sources.map((file) => [file, readFileSync(path.join(root, file), "utf8")]))

const specifiers = (text: string): string[] =>
  [...text.matchAll(/(?:from\s+|import\s+|import\()\s*"([^"]+)"/g)].map((match) => match[1]!)

const importsOf = (file: string): { local: string[]; external: string[] } => {
  const all = specifiers(textOf.get(file)!)
  return {
    local: all
      .filter((to) => to.startsWith("."))
      .map((to) => path.posix.normalize(path.posix.join(path.posix.dirname(file), to))),
    external: all.filter((to) => !to.startsWith(".")),
  }
}

/**
 * The first part whose pattern fits owns a file. Order matters: ports before adapters, pure parts of an actor before
 * the rest.
 */
const parts: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["core", /^src\/core\//],
  ["wire", /^src\/wire\//],
  ["log", /^src\/events\/log\//],
  ["log port", /^src\/events\/(EventLog|Snapshots)\.ts$/],
  ["facts", /^src\/events\//],
  ["kernel", /^src\/actors\/kernel\//],
  ["modes", /^src\/actors\/\w+\/mode\.ts$/],
  ["commands", /^src\/actors\/\w+\/commands\.ts$/],
  ["decider", /^src\/actors\/\w+\/(state|decide\w*)\.ts$/],
  ["definition", /^src\/actors\/\w+\/(definition|snapshot|transitions)\.ts$/],
  ["actor list", /^src\/actors\/registry\.ts$/],
  ["actors", /^src\/actors\//],
  [
    "ports",
    /^src\/(transport\/(Transport|Sessions|ControlPort)|storage\/(PieceStore|Vault|secretKinds|Library|EntryStore)|exchange\/(Exchange|SwarmLive)|tracker\/(Trackers|Looks)|trust\/(Trust|Directory)|relay\/Relay|credit\/Credit|release\/Releases|search\/SearchIndex)\.ts$/,
  ],
  ["sqlite", /^src\/sqlite\//],
  ["process", /^src\/process\//],
  ["relay", /^src\/relay\//],
  ["credit", /^src\/credit\//],
  ["release tool", /^src\/release\/tool\//],
  ["release", /^src\/release\//],
  ["testnet", /^src\/testnet\//],
  ["transport", /^src\/transport\//],
  ["storage", /^src\/storage\//],
  ["exchange", /^src\/exchange\//],
  ["tracker", /^src\/tracker\//],
  ["search", /^src\/search\//],
  ["trust", /^src\/trust\//],
  ["traces", /^src\/traces\//],
  ["projections", /^src\/projections\//],
  ["contract", /^src\/contract\//],
  ["api", /^src\/api\//],
  ["ui", /^src\/ui\//],
  ["app cli", /^src\/cli\/(main|commands|program|start|relay|relayStop)\.ts$/],
  ["cli", /^src\/cli\//],
  ["app", /^src\/app\//],
]
const partOf = (file: string): string => parts.find(([, pattern]) => pattern.test(file))?.[0] ?? `nowhere: ${file}`

const may: Readonly<Record<string, readonly string[]>> = {
  core: ["core"],
  wire: ["core", "wire"],
  facts: ["core", "facts", "log port"],
  "log port": ["core", "facts"],
  log: ["core", "facts", "log port", "sqlite", "log"],
  commands: ["core", "ports"],
  modes: ["core", "facts"],
  decider: ["core", "facts", "commands", "modes", "decider"],
  definition: ["core", "modes", "decider", "definition", "kernel"],
  "actor list": ["actors", "definition", "kernel"],
  kernel: ["core", "facts", "log port", "kernel"],
  actors: ["core", "wire", "facts", "log port", "ports", "commands", "modes", "decider", "kernel", "actors"],
  ports: ["core", "ports"],
  transport: ["core", "ports", "transport"],
  storage: ["core", "ports", "storage"],
  exchange: ["core", "wire", "ports", "exchange"],
  tracker: ["core", "wire", "ports", "tracker"],
  sqlite: [],
  search: ["core", "wire", "ports", "sqlite", "search"],
  trust: ["core", "wire", "ports", "sqlite", "trust"],
  traces: ["core", "traces"],
  projections: ["core", "facts", "log port", "modes", "sqlite", "projections"],
  contract: ["core", "contract", "projections", "ports"],
  api: ["core", "contract", "api"],
  ui: ["contract", "ui"],
  process: ["process"],
  relay: ["core", "ports", "process", "relay"],
  credit: ["core", "log port", "ports", "credit"],
  release: ["core", "wire", "release"],
  "release tool": ["core", "wire", "storage", "release", "release tool"],
  testnet: ["core", "process", "testnet"],
  cli: ["core", "facts", "log port", "log", "actor list", "contract", "cli", "storage", "testnet"],
  "app cli": ["core", "contract", "cli", "app cli", "app"],
  app: parts.map(([name]) => name).filter((name) => !["ui", "cli", "app cli", "release tool"].includes(name)),
}

/** Whether all that a file takes from another is types, which leave nothing in a bundle. */
const typesOnly = (file: string, to: string): boolean =>
  [...textOf.get(file)!.matchAll(/^(import|export)( type)?\b[^"]*?from "([^"]+)"/gm)]
    .filter(([, , , from]) => path.posix.normalize(path.posix.join(path.posix.dirname(file), from!)) === to)
    .every(([, , type]) => type !== undefined)

const isIds = (file: string) => file === "src/core/ids.ts"

describe("the house", () => {
  it("lets nobody import what the table does not allow", () => {
    const broken: string[] = []
    let seen = 0
    for (const file of sources) {
      const from = partOf(file)
      for (const to of importsOf(file).local) {
        seen++
        if (!textOf.has(to)) {
          if (/\.tsx?$/.test(to)) broken.push(`${file} → ${to} (there is no such file)`)
          continue
        }
        if (from === "ui" && isIds(to)) continue
        if (from === "contract" && ["ports", "projections"].includes(partOf(to)) && !typesOnly(file, to))
          broken.push(`${file} → ${to} (its types only)`)
        if (!may[from]?.includes(partOf(to))) broken.push(`${file} (${from}) → ${to} (${partOf(to)})`)
        const [actor, other] = [file, to].map((name) => /^src\/actors\/(\w+)\//.exec(name)?.[1])
        const foreign = actor && other && actor !== other && other !== "kernel" && actor !== "kernel"
        if (foreign && !to.endsWith("/commands.ts")) broken.push(`${file} → ${to} (of another actor only its commands)`)
      }
    }
    expect(seen).toBeGreaterThan(100)
    expect(broken).toEqual([])
  })

  it("gives the contract nothing but types of what the node is made of", () => {
    const importing = /^(?:import|export)\s+(?!type\b)[^;]*?\sfrom\s+"([^"]+)"|^import\s+"([^"]+)"/gm
    const broken = sources
      .filter((file) => partOf(file) === "contract")
      .flatMap((file) =>
        [...textOf.get(file)!.matchAll(importing)]
          .map(([, from, bare]) => from ?? bare!)
          .filter((to) => to.startsWith("."))
          .map((to) => path.posix.normalize(path.posix.join(path.posix.dirname(file), to)))
          .filter((to) => !["core", "contract"].includes(partOf(to)))
          .map((to) => `${file} → ${to} (import type)`),
      )
    expect(broken).toEqual([])
  })

  it("allows no arrow that nobody makes use of, but to itself and to core", () => {
    const used = new Set(
      sources.flatMap((file) => importsOf(file).local.map((to) => `${partOf(file)} → ${partOf(to)}`)),
    )
    const idle = Object.entries(may)
      .filter(([from]) => from !== "app")
      .flatMap(([from, all]) => all.filter((to) => to !== from && to !== "core").map((to) => `${from} → ${to}`))
      .filter((arrow) => !used.has(arrow))
    expect(idle).toEqual([])
  })

  it("has no cycles", () => {
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) return void cycles.push([...trail.slice(trail.indexOf(file)), file].join(" → "))
      if (done.has(file)) return
      for (const to of importsOf(file).local) if (textOf.has(to)) visit(to, [...trail, file])
      done.add(file)
    }
    for (const file of sources) visit(file, [])
    expect(cycles).toEqual([])
  })

  it("keeps clock, chance and the world out of what is pure", () => {
    const forbidden =
      /\bDate\b(?!\w)|Math\.random|random(?:Bytes|UUID|Int)|\bprocess\.|\bset(?:Timeout|Interval|Immediate)\(|\bfetch\(/
    const pure = new Set([
      "core",
      "wire",
      "facts",
      "log port",
      "commands",
      "decider",
      "definition",
      "projections",
      "contract",
    ])
    const broken = sources.filter((file) => {
      const code = textOf
        .get(file)!
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")
        .replace(/"[^"\n]*"/g, '""')
      return (
        pure.has(partOf(file)) &&
        !["src/core/Clock.ts", "src/core/wait.ts"].includes(file) &&
        !/projections\/(Projector|openDatabase)/.test(file) &&
        forbidden.test(code)
      )
    })
    expect(broken).toEqual([])
  })

  it("reads the date only where it is written down, shown, or compared with dates of others", () => {
    const reading = sources.filter((file) => /\.date\(\)/.test(textOf.get(file)!))
    expect(reading.sort()).toEqual([
      "src/actors/kernel/Kernel.ts",
      "src/actors/kernel/moments.ts",
      "src/actors/node/effects.ts",
      "src/actors/untilLimitMet.ts",
      "src/api/OperatorSessions.ts",
      "src/app/BulbilNode.ts",
      "src/app/LiveFigures.ts",
      "src/app/LogBook.ts",
      "src/app/ReleaseDesk.ts",
      "src/app/commands/limits.ts",
      "src/app/commands/relay.ts",
      "src/app/layers/ground.ts",
      "src/app/search/Inquiry.ts",
      "src/app/search/lives.ts",
      "src/app/search/watchLives.ts",
      "src/core/DateMark.ts",
      "src/exchange/OwnRecord.ts",
      "src/exchange/Rest.ts",
      "src/exchange/SwarmPeers.ts",
      "src/tracker/HeldTracker.ts",
      "src/tracker/Room.ts",
      "src/tracker/ToldTrust.ts",
      "src/transport/tor/TorTransport.ts",
      "src/trust/DueTimes.ts",
      "src/trust/KeptSightings.ts",
      "src/trust/TrustWeb.ts",
    ])
  })

  it("lets core and wire reach no I/O", () => {
    const allowed: Readonly<Record<string, RegExp>> = {
      core: /^node:crypto$/,
      wire: /^(node:crypto|effect|sodium-native)$/,
      decider: /^$/,
    }
    const broken = sources.flatMap((file) =>
      importsOf(file)
        .external.filter((name) => allowed[partOf(file)] && !allowed[partOf(file)]!.test(name))
        .map((name) => `${file} → ${name}`),
    )
    expect(broken).toEqual([])
  })

  it("never names a TCP port outside the private network for tests", () => {
    const broken = sources.filter((file) => {
      if (partOf(file) === "testnet" || partOf(file) === "ui") return false
      const code = textOf.get(file)!.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")
      return /\.listen\(\s*\{?\s*(port|0|\d)|127\.0\.0\.1|localhost|dgram|node:dns/.test(code)
    })
    expect(broken).toEqual([])
  })

  it("pins each dependency to one version", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"))
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(loose).toEqual([])
  })

  it("has small rooms: a median of at most 60 lines, and none over 250", () => {
    const lines = sources.map((file) => textOf.get(file)!.split("\n").length).sort((a, b) => a - b)
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(60)
    expect(sources.filter((file) => textOf.get(file)!.trimEnd().split("\n").length > 250)).toEqual([])
  })

  it("draws all chance of the tests from the run's seed", () => {
    const drawing = filesBelow("test").filter(
      (file) => file.endsWith(".ts") && !/^test\/(bench|study|architecture)/.test(file),
    )
    expect(drawing.length).toBeGreaterThan(100)
    expect(
      drawing.filter((file) => /Math\.random\(|new SimWorld\(\d/.test(readFileSync(path.join(root, file), "utf8"))),
    ).toEqual([])
  })

  it("has a test for each rule that it gives a name", () => {
    const read = (file: string) => readFileSync(path.join(root, file), "utf8")
    const rules = [
      ...[...read("docs/protocol.md").matchAll(/\*\*([A-Z]+\d+)\*\*/g)].map((match) => match[1]!),
      ...[...read("src/events/EventLog.ts").matchAll(/\b(LOG\d+)\b/g)].map((match) => match[1]!),
      ...Array.from({ length: 8 }, (_, i) => `P${i + 1}`),
      "P10",
    ]
    const tests = filesBelow("test")
      .filter((file) => /\.test\.ts$|Contract\.ts$/.test(file) && file !== "test/architecture.test.ts")
      .map(read)
      .join("\n")
    expect(rules.length).toBeGreaterThan(25)
    expect(rules.filter((rule) => !new RegExp(`\\b${rule}\\b`).test(tests))).toEqual([])
  })

  it("explains each code of an error", () => {
    const said =
      /(?:reject|refuse|refused|trouble|Unusable|(?:Store|Metainfo|Log|Dial|Session|LocalSocket)Error|CliFailure)\(\s*(?:[\w.]+, )?"([\w-]+)"|\bcode: "([\w-]+)"/g
    const codes = new Set(
      [...textOf]
        .filter(([file]) => !file.startsWith("src/ui/words/"))
        .flatMap(([, text]) => [...text.matchAll(said)].map((match) => (match[1] ?? match[2])!)),
    )
    const explained = readFileSync(path.join(root, "docs/errors.md"), "utf8")
    expect(codes.size).toBeGreaterThan(70)
    expect([...codes].filter((code) => !explained.includes(`\`${code}\``))).toEqual([])
  })

  it("says at the head of each file what it owns", () => {
    const silent = sources.filter(
      (file) =>
        // Each part of a translation is what the file of its name is in English.
        !file.startsWith("src/ui/words/de/") &&
        !/^(#!.*\n)?\s*(\/\*\*|\/\/\/)/.test(textOf.get(file)!) &&
        statSync(path.join(root, file)).size > 400,
    )
    expect(silent).toEqual([])
  })
})
