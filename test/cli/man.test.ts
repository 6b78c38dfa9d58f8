/** The man page: made of the same words as the help. */
import { spawnSync } from "node:child_process"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { settings } from "../../src/contract/settings/registry.ts"
import { manPage } from "../../src/cli/manual/manPage.ts"
import { escaped, line } from "../../src/cli/manual/roff.ts"
import { program } from "../../src/cli/program.ts"
import { everyCommand } from "../support/everyCliCommand.ts"
import { runCli } from "../support/runCli.ts"

const page = manPage(program(), settings)

/** What a reader sees, where troff would be: requests gone, signs named. */
const read = (roff: string): string =>
  roff
    .replace(/^\\&/gm, "")
    .replace(/\\f[BR]/g, "")
    .replace(/\\\[u([0-9A-F]+)\]/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\([e -])/g, (_, sign: string) => (sign === "e" ? "\\" : sign))

describe("the man page", () => {
  it("has every command with all that it takes, and what holds of all", () => {
    const text = read(page)
    for (const { words, command } of everyCommand()) {
      const usage = text.split("\n").find((each) => each.startsWith(`.SS "bulbil ${words.join(" ")} `))
      expect(usage, words.join(" ")).toBeDefined()
      const of = text.slice(text.indexOf(usage!)).split("\n.S")[0]!
      for (const { flags } of command.options) expect(of, `${words.join(" ")} ${flags}`).toContain(flags)
    }
    for (const title of [
      "Name",
      "Synopsis",
      "Sizes and rates",
      "Settings",
      "Exit status",
      "Environment",
      "Files",
      "Examples",
    ])
      expect(page).toContain(`.SH "${title}"`)
    for (const { name, help } of settings) expect(text).toContain(`.TP\n${name}\n${help[0]!.toUpperCase()}`)
    for (const word of ["BULBIL_DATA", "NO_COLOR", "events.sqlite", "run/api.sock", "130 after Ctrl-C"])
      expect(text).toContain(word)
  })

  it("is of requests that every troff knows, and ASCII", () => {
    const requests = page.split("\n").filter((each) => /^[.']/.test(each))
    expect(requests.filter((each) => !/^\.(TH|SH|SS|PP|TP|B|nf|fi)\b/.test(each))).toEqual([])
    expect(page).toMatch(/^\.TH BULBIL 1 /)
    expect([...page].filter((sign) => sign.codePointAt(0)! > 126)).toEqual([])
    expect(page.split("\n").filter((each) => each === ".nf")).toHaveLength(
      page.split("\n").filter((each) => each === ".fi").length,
    )
  })

  it("is read without a warning where there is a man", ({ skip }) => {
    const made = spawnSync("man", ["--warnings", "-E", "UTF-8", "-l", "-"], { input: page, encoding: "utf8" })
    if (made.error || /not (?:found|been minimized)|command not/.test(made.stderr)) return skip("there is no man here")
    expect(made.stderr).toBe("")
    expect(made.stdout).toContain("bulbil download")
  })

  it("says what was said, whatever signs are in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        const one = text.replaceAll(/[\n\r]/g, " ")
        expect(read(line(one))).toBe(one.replaceAll("\u00a0", " "))
        expect(line(one)).not.toMatch(/^[.']/)
        expect(escaped(one)).not.toMatch(/[^\u0000-\u007e]/)
      }),
    )
  })

  it("is printed by bulbil man", async () => {
    const ran = await runCli("man")
    expect(ran).toMatchObject({ exit: 0, err: "" })
    expect(ran.out).toMatch(/^\.TH BULBIL 1 /)
  })
})
