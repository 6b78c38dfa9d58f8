import { readdirSync, readFileSync } from "node:fs"
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises"
import { homedir, tmpdir } from "node:os"
import path from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { type Millis, StreamId } from "../../src/core/ids.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { everyCommand, isPath } from "../support/everyCliCommand.ts"
import { onionOf } from "../support/managedRows.ts"
import { type RunningNode, runCli, runningNode } from "../support/runCli.ts"

const root = path.resolve(import.meta.dirname, "..", "..")
const explained = readFileSync(path.join(root, "docs", "errors.md"), "utf8")
const nowhere = "/tmp/bulbil-nowhere/data"
const every = everyCommand()
const names = every.map(({ words }) => words.join(" "))

/** @returns the code of the one object that is on standard output. */
const failure = async (...words: string[]): Promise<{ code: string; exit: number }> => {
  const { out, err, exit } = await runCli(...words)
  const what = words.join(" ")
  expect(out.match(/\n/g), what).toHaveLength(1)
  const said = JSON.parse(out) as { ok: boolean; code: string; message: string }
  expect(said, what).toMatchObject({
    ok: false,
    code: expect.stringMatching(/^[\w-]+$/),
    message: expect.stringMatching(/.{5}/),
  })
  expect(explained, what).toContain(`\`${said.code}\``)
  expect(err, what).not.toBe("")
  return { code: said.code, exit }
}

/** Each place of a command where a path is given. */
const pathPlaces = every.flatMap(({ words, command, needs }) => [
  ...command.registeredArguments.flatMap((argument, i) =>
    isPath(argument.name()) ? [{ words, at: [...words, ...needs.slice(0, i)], rest: needs.slice(i + 1) }] : [],
  ),
  ...command.options.flatMap(({ long, flags }) => {
    const [, named] = /[<[]([\w-]+)[>\]]/.exec(flags) ?? []
    return named && isPath(named) ? [{ words, at: [...words, ...needs, long!], rest: [] }] : []
  }),
])

describe("every command", () => {
  it("is found", () => {
    expect(names).toEqual(
      expect.arrayContaining([
        "share",
        "download",
        "log export",
        "torrent create",
        "relay export",
        "tracker import",
        "testnet up",
        "logs",
        "catalogue",
      ]),
    )
    expect(every.length).toBeGreaterThan(35)
    expect(
      every.filter(({ command }) => !command.options.some(({ long }) => long === "--json")).map(({ words }) => words),
    ).toEqual([])
    expect(pathPlaces.length).toBeGreaterThan(every.length)
  })

  it.each(names)("%s --json answers wrong usage with one object", async (name) => {
    const { words, needs, command } = every.find((each) => each.words.join(" ") === name)!
    const usage = { code: "usage", exit: 2 }
    expect(await failure(...words, ...needs, "--json", "--nonsense")).toEqual(usage)
    if (!command.registeredArguments.some(({ variadic }) => variadic))
      expect(await failure(...words, ...needs, "too", "many", "words", "--json")).toEqual(usage)
    if (needs.length > 0) expect(await failure(...words, "--json")).toEqual(usage)
    expect((await runCli(...words, "--nonsense")).out).toBe("")
  })

  it("answers wrong usage of groups, numbers and choices with one object", async () => {
    for (const words of [
      ["--json"],
      ["nonsense", "--json"],
      ["tracker", "--json"],
      ["log", "nonsense", "--json"],
      ["logs", "-n", "0", "--json"],
      ["logs", "--source", "x", "--json"],
      ["relay", "limit", "1", "--json"],
      ["relay", "start", "--port", "1", "--json"],
      ["relay", "consent", "maybe", "--json"],
      ["credit", "policy", "x", "--json"],
      ["credit", "history", "-n", "x", "--json"],
      ["torrent", "create", "x", "--piece-length", "3", "--json"],
      ["log", "show", "--json"],
      ["log", "tail", "-n", "-1", "--json"],
      ["mirror", "update", "abcdef", "--auto", "--manual", "--json"],
      ["pause", "12", "--json"],
      ["download", "magnet:?x", "--json"],
    ])
      expect((await failure(...words)).exit, words.join(" ")).toBe(2)
  })

  it("fails in words and with one object where there is no node, no log, no file", async () => {
    for (const { words, command, needs } of every) {
      if (
        command.name() === "up" ||
        command.name() === "down" ||
        // It speaks to systemd, and not to a node: see test/cli/service.
        words[0] === "service" ||
        (command.name() === "status" && words[0] === "testnet") ||
        command.name() === "man" ||
        (words[0] === "completion" && words[1] !== "ids")
      )
        continue
      const data = command.options.some(({ long }) => long === "--data") ? ["--data", nowhere] : []
      const { code, exit } = await failure(
        ...words,
        ...(words.join(" ") === "log show" ? ["1"] : needs),
        ...data,
        "--json",
      )
      const [expected, wanted] =
        words[0] === "log"
          ? ["no-log", 3]
          : words[0] === "torrent" && words[1] !== "export"
            ? [code, 1]
            : ["not-running", 3]
      expect([code, exit], words.join(" ")).toEqual([expected, wanted])
    }
  })

  it("says what the node refuses, and what a log that is none is", async () => {
    await using running = await runningNode()
    running.node.refusal = { code: "duplicate", message: "it is here already" }
    expect(await failure("share", "/srv", "--data", running.data, "--json")).toEqual({ code: "duplicate", exit: 1 })
    await writeFile(path.join(running.data, "events.sqlite"), "this is no database, but long enough to look like one")
    for (const words of [["tail"], ["show", "1"], ["replay"], ["verify"], ["export"]]) {
      expect(await failure("log", ...words, "--data", running.data, "--json"), words[0]).toEqual({
        code: "corrupt",
        exit: 1,
      })
    }
    await rm(path.join(running.data, "events.sqlite"))
    await mkdir(path.join(running.data, "events.sqlite"))
    expect(await failure("log", "tail", "--data", running.data, "--json")).toEqual({ code: "no-log", exit: 3 })
    expect(await failure("testnet", "up", "--dir", running.data, "--json")).toEqual({ code: "testnet-failed", exit: 1 })
  })
})

describe("every path in an argument or option (FILE6)", () => {
  it.each(["", "  ", "~nobody/x", "a\0b", `/${"n".repeat(256)}`, "/tmp/\ufffd-nowhere"])(
    "%j is wrong usage",
    async (text) => {
      for (const { at, rest } of pathPlaces)
        expect(await failure(...at, text, ...rest, "--json"), at.join(" ")).toEqual({ code: "bad-path", exit: 2 })
    },
  )

  it("is whole when it gets to the node, with the home folder for ~", async () => {
    await using running = await runningNode()
    const sent = async (...words: string[]) => {
      running.node.refusal = { code: "duplicate", message: "enough" }
      await runCli(...words, "--data", running.data)
      return running.node.commands.at(-1)
    }
    for (const [given, whole] of [
      ["~", homedir()],
      ["~/dl", path.join(homedir(), "dl")],
      ["dl", path.resolve("dl")],
      ["./~/dl", path.resolve("~/dl")],
    ] as const) {
      await sent("share", given)
      expect(running.node.looksAsked.at(-1)).toEqual({ path: whole })
      expect(
        await sent("download", `http://${"a".repeat(55)}d.onion/private/${"k".repeat(43)}`, `--to=${given}`),
      ).toMatchObject({ folder: whole })
      expect(await sent("tracker", "export", given)).toMatchObject({ path: whole })
      expect(await sent("tracker", "import", given)).toMatchObject({ path: whole })
      expect(await sent("relay", "import", given)).toMatchObject({ path: whole })
      expect(await sent("relay", "join", given)).toMatchObject({ path: whole })
    }
  })
})

describe("outputs of every command (FILE5)", () => {
  it("are not begun where they cannot be, and never replace", async () => {
    const home = await mkdtemp(path.join(tmpdir(), "bulbil-out-"))
    onTestFinished(() => rm(home, { recursive: true, force: true }))
    const at = (name: string) => path.join(home, name)
    await writeFile(at("source"), "some octets")
    await writeFile(at("there"), "mine")
    await symlink("elsewhere", at("link"))
    for (const [output, code] of [
      ["no/such/folder/x", "unwritable"],
      ["there/x", "unwritable"],
      ["there", "exists"],
      ["link", "exists"],
    ] as const) {
      expect(await failure("torrent", "create", at("source"), "-o", at(output), "--json"), output).toEqual({
        code,
        exit: 1,
      })
    }
    expect(await failure("torrent", "create", at("source"), "-o", "/proc/x", "--json")).toEqual({
      code: "unwritable",
      exit: 1,
    })
    // Before a single octet is hashed: the source is looked at afterwards.
    expect(await failure("torrent", "create", at("nowhere"), "-o", at("no/folder/x"), "--json")).toEqual({
      code: "unwritable",
      exit: 1,
    })
    expect(readFileSync(at("there"), "utf8")).toBe("mine")
    expect((await readdir(home)).sort()).toEqual(["link", "source", "there"])
  })
})

const evil = [
  "\u001b[2J",
  "\u001b]0;owned\u0007",
  "\u009b31m",
  "\u0090q\u009c",
  "\u0085next",
  "\u007f\u007f",
  "\u0008\u0008",
  "a\rb",
  "a\nb",
  "\u202egnp.exe",
  "\u202a\u202b\u202c\u202d",
  "\u2066x\u2069",
  "\u2067\u2068",
  "\u200e\u200f",
  "\u061c",
  "zero\u200bwidth",
  "\u200c\u200d",
  "\u2060\u2061",
  "\ufeffbom",
  "soft\u00adhyphen",
  "\u2028line\u2029",
  "\u206a\u206f",
  "\ufff9\ufffb",
  "\u{e0041}\u{e0042}",
  "\u0000",
  "\u3164\u115f",
  "\u180e",
]
const raw =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u

describe("what strangers wrote", () => {
  const filled = async (running: RunningNode): Promise<void> => {
    const { node } = running
    node.changeTracker({ address: onionOf("own") })
    evil.forEach((text, i) => {
      const id = `abcdef${i.toString(16).padStart(2, "0")}`
      node.changeTorrent(id, {
        title: text,
        name: text,
        mode: i % 2 ? "downloading" : "error",
        ...(i % 2 ? {} : { error: { code: "io", message: text } }),
        path: `/x/${text}`,
      })
      node.changeShare(id, { title: text, mode: "failed", error: { code: "empty", message: text }, path: `/x/${text}` })
      node.troubles[id] = text
      node.addLog("tor", text)
    })
  }

  it("gets raw out of no command, on neither stream", async () => {
    await using running = await runningNode()
    await filled(running)
    const looked: string[] = []
    for (const message of [evil.join(" "), evil.slice(0, 9).join("")]) {
      for (const { words, needs } of every.filter(
        ({ words: [first] }) => !["testnet", "log", "torrent", "service"].includes(first!),
      )) {
        for (const form of [[], ["--json"]]) {
          running.node.refusal = { code: "duplicate", message }
          // What is under way is watched for ever; this one has failed.
          const given = words[0] === "watch" ? ["abcdef00"] : needs
          const { out, err } = await runCli(...words, ...given, "--data", running.data, ...form)
          expect(`${out}${err}`, words.join(" ")).not.toMatch(raw)
          if (form.length > 0 && out !== "")
            out
              .trimEnd()
              .split("\n")
              .forEach((line) => JSON.parse(line))
          looked.push(words.join(" "))
        }
      }
    }
    expect(new Set(looked).size).toBeGreaterThan(28)
  })

  it("gets raw out of no look into the log", async () => {
    const data = await mkdtemp(path.join(tmpdir(), "bulbil-evil-"))
    onTestFinished(() => rm(data, { recursive: true, force: true }))
    const log = await SqliteEventLog.open({ file: path.join(data, "events.sqlite"), registry })
    for (const [i, title] of evil.entries()) {
      const events = [
        { type: "DownloadRequested", folder: `/x/${title}`, source: "s" },
        {
          type: "MetadataMirrored",
          infohash: "ab".repeat(32),
          title,
          name: title,
          path: `/x/${title}`,
          bytes: 1,
          pieces: 1,
          files: 1,
        },
      ]
      await log.append({
        stream: StreamId("torrent", `00${i.toString(16).padStart(2, "0")}`),
        expected: 0,
        events,
        at: 1 as Millis,
        cause: "a",
      })
    }
    await log.close()
    const output = path.join(data, "out.jsonl")
    for (const words of [
      ["tail", "-n", "99"],
      ["show", "2"],
      ["show", "--stream", "torrent/0000"],
      ["show", "--stream", evil.join("")],
      ["replay"],
      ["replay", "--to", "99"],
      ["verify"],
      ["export"],
      ["export", "-o", output],
    ]) {
      for (const form of [[], ["--json"]]) {
        const { out, err } = await runCli(
          "log",
          ...words,
          "--data",
          data,
          ...form,
          ...(words.includes("-o") ? ["--force"] : []),
        )
        expect(`${out}${err}`, words.join(" ")).not.toMatch(raw)
      }
    }
    const written = readFileSync(output, "utf8")
    expect(written).not.toMatch(raw)
    expect(
      written
        .trimEnd()
        .split("\n")
        .filter((_, i) => i % 2 === 1)
        .map((line) => (JSON.parse(line) as { payload: { title: string } }).payload.title),
    ).toEqual(evil)
  })

  it("comes whole out of --json", async () => {
    await using running = await runningNode()
    await filled(running)
    const { torrents } = JSON.parse((await runCli("status", "--json", "--data", running.data)).out) as {
      torrents: { title: string }[]
    }
    expect(torrents.map(({ title }) => title)).toEqual(evil)
  })

  it("nor does what was typed, in the words of the parser", async () => {
    for (const text of evil.filter((each) => each !== "\u0000")) {
      for (const words of [
        [text],
        ["share", "x", `--${text}`],
        ["pause", text],
        ["logs", "--source", text],
        ["share", text, text],
        ["torrent", "show", `/tmp/${text}`],
      ]) {
        const { out, err } = await runCli(...words)
        expect(`${out}${err}`).not.toMatch(raw)
      }
    }
  })

  it("is written to a stream in one place alone", () => {
    const cli = path.join(root, "src", "cli")
    const files = readdirSync(cli, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"))
    const direct = files.filter((file) =>
      /process\.std(?:out|err)\.write|console\.|JSON\.stringify/.test(readFileSync(path.join(cli, file), "utf8")),
    )
    // run: the parser's own words; client: requests; logs: lines that are made safe as they are formed; maintainers:
    // files that the release tool reads.
    expect(direct.sort()).toEqual([
      "client.ts",
      "demo/maintainers.ts",
      "formatEvent.ts",
      "logs.ts",
      "output.ts",
      "run.ts",
      "safeText.ts",
      "targets.ts",
    ])
  })
})
