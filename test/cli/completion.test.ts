/** Completions of the shells: made of the same commands as the help. bash's are run; the others' are read. */
import { execFileSync } from "node:child_process"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Place, placesOf } from "../../src/cli/completion/places.ts"
import { bash, fish, zsh } from "../../src/cli/completion/shells.ts"
import { program } from "../../src/cli/program.ts"
import { runCli, runningNode } from "../support/runCli.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const places = placesOf(program())
const script = bash(places)

/** What bash offers at the end of these words, the last of which is begun; the node's ids are given. */
const offered = (words: readonly string[], cwd = "/"): readonly string[] => {
  const run = `bulbil() { printf '%s\\n' 'abababab  Bulbs' 'cdcdcdcd  Maps of it'; }
compopt() { :; }
${script}
COMP_WORDS=(bulbil "$@"); COMP_CWORD=$#; _bulbil; printf '%s\\n' "\${COMPREPLY[@]}"`
  const out = execFileSync("bash", ["--norc", "-c", run, "bash", ...words], { cwd, encoding: "utf8" })
  return out.split("\n").filter((line) => line !== "")
}

describe("completion in bash", () => {
  it("offers what may come next, at every place", () => {
    const words = ({ at }: Place) => at.split(" ").filter(Boolean)
    for (const place of places) {
      const next = offered([...words(place), ""])
      if (place.commands.length > 0) expect(next, place.at).toEqual(place.commands.map(({ name }) => name))
      else if (place.argument?.kind === "ids") expect(next, place.at).toEqual(["abababab", "cdcdcdcd"])
      else if (place.argument?.kind === "words") expect(next, place.at).toEqual(place.argument.words)
      expect(offered([...words(place), "--"]), place.at).toEqual(
        expect.arrayContaining(place.options.map(({ name }) => name).filter((name) => name.startsWith("--"))),
      )
    }
  })

  it("goes by what has been typed, wherever options stand", () => {
    expect(offered(["rel"])).toEqual(["relay", "release"])
    expect(offered(["relay", "--data", "/x", "sta"])).toEqual(["start", "status"])
    expect(offered(["logs", "--source", ""])).toEqual(["tor", "relay", "node"])
    expect(offered(["pause", "ab"])).toEqual(["abababab"])
    expect(offered(["pause", "abababab", "cd"])).toEqual(["cdcdcdcd"])
    expect(offered(["unshare", "--no"])).toEqual(["--no-color"])
    expect(offered(["share", "--title", ""])).toEqual([])
  })

  it("offers files and folders", async () => {
    const root = await temporaryFolder()
    await mkdir(path.join(root, "Photos"))
    await writeFile(path.join(root, "Plan.txt"), "")
    expect([...offered(["share", "P"], root)].sort()).toEqual(["Photos", "Plan.txt"])
    expect(offered(["download", "--to", "P"], root)).toEqual(["Photos"])
  })

  it("reads any command's words as no code", () => {
    const word = fc.stringMatching(/^[a-z'"$`\\;|()-]{1,12}$/)
    fc.assert(
      fc.property(fc.array(fc.record({ name: word, about: word }), { minLength: 1, maxLength: 4 }), (commands) => {
        const strange = { at: "", commands, options: [], argument: undefined }
        execFileSync("bash", ["-n"], { input: bash([strange]) })
      }),
      { numRuns: 20 },
    )
  })
})

/** Outside of quotes nothing is open at the end. */
const isClosed = (text: string, escape: boolean): boolean => {
  let open = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\" && (escape || !open)) i++
    else if (text[i] === "'") open = !open
  }
  return !open
}

describe.each([
  ["zsh", zsh, false, (name: string) => `'${name}:`],
  ["fish", fish, true, (name: string) => (name.startsWith("--") ? ` -l ${name.slice(2)} ` : ` -a ${name} `)],
] as const)("completion in %s", (_, make, escape, form) => {
  it("names every command and option, and closes what it opens", () => {
    const text = make(places)
    const names = places.flatMap(({ commands, options }) => [
      ...commands.map(({ name }) => name),
      ...options.map(({ name }) => name).filter((name) => name.startsWith("--")),
    ])
    expect(names.filter((name) => !text.includes(form(name)))).toEqual([])
    const code = text.split("\n").filter((line) => !line.startsWith("#"))
    expect(code.filter((line) => !isClosed(line, escape))).toEqual([])
    expect(code.filter((line) => /^\s*case /.test(line)).length).toBe(
      code.filter((line) => /^\s*esac/.test(line)).length,
    )
  })
})

describe("completion in fish", () => {
  it("offers files for an option only where it takes one", () => {
    const lines = fish(places).split("\n")
    for (const { at, options } of places)
      for (const { name, value } of options.filter(({ name }) => name.startsWith("--"))) {
        const line = lines.find(
          (one) => one.includes(`__bulbil_is \\'${at}\\''`) && one.includes(` -l ${name.slice(2)} `),
        )
        if (line === undefined) continue
        expect(/ -x /.test(line), `${at} ${name}`).toBe(value !== null && value?.kind !== "files")
        expect(/ -r -F /.test(line), `${at} ${name}`).toBe(value?.kind === "files")
      }
  })
})

describe("bulbil completion", () => {
  it.each(["bash", "zsh", "fish"])("prints it for %s, and how it is installed", async (shell) => {
    const ran = await runCli("completion", shell)
    expect(ran).toMatchObject({ exit: 0, err: "" })
    expect(ran.out).toContain("completion ids torrents")
    expect((await runCli("completion", shell, "--help")).out).toContain(`bulbil completion ${shell}`)
  })

  it("has ids of what the running node has, and none without one", async () => {
    await using running = await runningNode()
    running.node.changeTorrent("ab".repeat(16), { title: "Bulbs\u001b" })
    running.node.changeTorrent("ef".repeat(16), { mode: "removed" })
    running.node.changeShare("cd".repeat(16), { title: "Mine", mode: "active" })
    const ids = (kind: string) => runCli("completion", "ids", kind, "--data", running.data)
    expect(await ids("torrents")).toMatchObject({ exit: 0, out: "abababab  Bulbs\ufffd\n" })
    expect((await ids("shares")).out).toBe("cdcdcdcd  Mine\n")
    expect(await ids("mirrors")).toMatchObject({ exit: 0 })
    expect((await ids("settings")).out).toMatch(/^privacy\.stream-days  how long/m)
    expect(await runCli("completion", "ids", "torrents", "--data", "/nowhere/at/all")).toMatchObject({
      exit: 3,
      out: "",
    })
  })
})
