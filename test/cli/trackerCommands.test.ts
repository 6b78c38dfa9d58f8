import { PassThrough } from "node:stream"
import { setTimeout as sleep } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import { stateText } from "../../src/cli/formatEvent.ts"
import { formatMirrors, mirrorProgress } from "../../src/cli/formatMirrors.ts"
import { hidden } from "../../src/cli/terminal.ts"
import { BucketMap } from "../../src/core/BucketMap.ts"
import { aCatalogue, aMirror, anEntry, anInfohash, aTracker, onionOf } from "../support/managedRows.ts"
import { answerIn, type RunningNode, runCli, runningNode } from "../support/runCli.ts"

const far = onionOf("far")
const own = onionOf("own")
const copy = onionOf("copy")

const commanded = async ({ node }: RunningNode, n = 1): Promise<void> => {
  while (node.commands.length < n) await sleep(1)
}

describe("bulbil tracker address", () => {
  it("waits until the onion is published", async () => {
    await using running = await runningNode()
    running.node.changeTracker({})
    let ended = false
    const ran = runCli("tracker", "address", "--data", running.data, "--json").finally(() => (ended = true))
    await sleep(60)
    expect(ended).toBe(false)
    running.node.changeTracker({ address: own })
    expect(await ran).toEqual({
      out: `{"ok":true,"schema":"bulbil.tracker-address/1","address":"${own}"}\n`,
      err: "",
      exit: 0,
    })
  })
})

describe("bulbil mirror add", () => {
  const begin = async (running: RunningNode, ...more: string[]) => {
    const ran = runCli("mirror", "add", far, "--data", running.data, "--json", ...more)
    await commanded(running)
    return { ran, id: (await running.node.snapshot()).mirrors[0]!.id }
  }

  it.each([
    [[], "auto"],
    [["--auto"], "auto"],
    [["--manual"], "manual"],
  ] as const)("with %j asks for %s, and waits for copy and onion", async (more, update) => {
    await using running = await runningNode()
    const { ran, id } = await begin(running, ...more)
    expect(running.node.commands).toEqual([{ type: "AddMirror", address: far, update }])
    const mode = update === "auto" ? "current" : "by-hand"
    running.node.changeMirror(id, { seq: 2, head: 3, tracker: far })
    running.node.changeMirror(id, { mode, seq: 3, torrents: 2 })
    running.node.changeMirror(id, { address: copy })
    const { out, exit } = await ran
    expect(answerIn(out)).toEqual({ id, address: copy, tracker: far, entries: 3, torrents: 2, state: mode })
    expect(exit).toBe(0)
  })

  it("does not wait with --no-wait", async () => {
    await using running = await runningNode()
    const { ran, id } = await begin(running, "--no-wait")
    expect(answerIn((await ran).out)).toEqual({
      id,
      address: null,
      tracker: null,
      entries: 0,
      torrents: 0,
      state: "mirroring",
    })
  })

  it.each([
    [
      "a failure",
      {
        mode: "failed" as const,
        error: { code: "already-here", message: "this tracker is mirrored here already, from another address" },
      },
      "already-here",
    ],
    ["a fork", { mode: "frozen" as const, fork: 7 }, "tracker-forked"],
    ["a quota", { mode: "full" as const, quota: { what: "entries" as const, limit: 10 } }, "quota"],
    ["a removal", { mode: "removed" as const }, "mirror-removed"],
  ])("does not wait on after %s", async (_, change, code) => {
    await using running = await runningNode()
    const { ran, id } = await begin(running, "--wait")
    running.node.changeMirror(id, change)
    const { out, exit } = await ran
    expect(JSON.parse(out)).toEqual({ ok: false, code, message: expect.any(String) })
    expect(exit).toBe(1)
  })

  it("says what is wrong with an address before it asks the node", async () => {
    await using running = await runningNode()
    for (const words of [["mirror", "add"], ["catalogue"]]) {
      const link = await runCli(...words, `http://${far}/private/${"k".repeat(43)}`, "--data", running.data, "--json")
      expect(JSON.parse(link.out)).toEqual({
        ok: false,
        code: "bad-address",
        message: expect.stringContaining("link to one share"),
      })
      expect(link.exit).toBe(2)
    }
    expect([running.node.commands, running.node.cataloguesAsked]).toEqual([[], []])
  })

  it("ends with 3 when the node stops meanwhile", async () => {
    await using running = await runningNode()
    const { ran } = await begin(running)
    await sleep(30)
    await running.stop()
    expect((await ran).exit).toBe(3)
  })
})

describe("bulbil mirror update", () => {
  it("waits until what was asked for is there", async () => {
    await using running = await runningNode()
    running.node.changeMirror("abcdef00", {
      mode: "by-hand",
      update: "manual",
      seq: 1,
      head: 4,
      tracker: far,
      address: copy,
    })
    const ran = runCli("mirror", "update", "ABCDEF", "--data", running.data, "--json")
    await commanded(running)
    expect(running.node.commands).toEqual([{ type: "UpdateMirror", mirror: "abcdef" }])
    await sleep(30)
    running.node.changeMirror("abcdef00", { mode: "by-hand", seq: 4, torrents: 4 })
    expect(answerIn((await ran).out)).toEqual({
      id: "abcdef00",
      address: copy,
      tracker: far,
      entries: 4,
      torrents: 4,
      state: "by-hand",
    })
  })

  it("shows the node's refusal", async () => {
    await using running = await runningNode()
    running.node.changeMirror("abcdef00", { mode: "frozen", fork: 3 })
    expect(await runCli("mirror", "update", "abcdef", "--data", running.data)).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/^bulbil: this tracker has told two stories.*\n$/),
    })
  })
})

describe("bulbil mirror list", () => {
  it("tells what is out of the ordinary", async () => {
    await using running = await runningNode()
    const now = 1_795_000_000_000
    const row = {
      ...aMirror("abcdef00"),
      mode: "frozen" as const,
      seq: 5,
      head: 9,
      headAt: (now - 8 * 86_400_000) as never,
      torrents: 3,
      refused: 2,
      fork: 5,
      tracker: far,
    }
    const state = {
      ...(await running.node.snapshot()),
      mirrors: [row, { ...aMirror("gone"), mode: "removed" as const }],
    }
    const said = formatMirrors({ ...state, live: { ...state.live, troubles: { abcdef00: "no\u202eanswer" } } }, now)
    expect(said).toMatch(/abcdef00 {2}farfarfarf….onion {2}Frozen {2}5 +4 behind {2}3 +Silent +\(not published yet\)\n/)
    expect(said).toContain("abcdef00  This tracker told two different stories about entry 5")
    expect(said).toContain("abcdef00  An older list was offered and refused: it ended with entry 2")
    expect(said).toContain("abcdef00  no\ufffdanswer")
    expect(said).toContain("signed nothing new for 8 d")
    expect(said).not.toContain("gone")
  })
})

describe("progress of a mirror", () => {
  it("tells how far it is, and what it waits for", async () => {
    await using running = await runningNode()
    const live = running.node.live()
    const row = { ...aMirror("abcdef00"), pasted: far }
    expect(mirrorProgress(row, live)).toBe("Copying: looking for the tracker")
    expect(mirrorProgress(row, { ...live, troubles: { abcdef00: "no\u0007answer" } })).toBe(
      "Copying: looking for the tracker · no\ufffdanswer",
    )
    expect(mirrorProgress({ ...row, mode: "updating", seq: 3, head: 9 }, live)).toBe("Updating: 3 of 9 entries")
    expect(mirrorProgress({ ...row, mode: "current" }, live)).toBe("Publishing the mirror's onion service")
    expect(
      mirrorProgress(row, {
        ...live,
        carrier: { ...live.carrier, state: "bootstrapping", percent: 45, summary: "Loading" },
      }),
    ).toBe("Tor 45 %: Loading")
  })
})

describe("what is typed unseen", () => {
  it("comes line by line, edited, and lets go of the terminal", async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true })
    let shown = ""
    const asked = hidden(["one? ", "two? "], {
      input,
      output: { write: (text: string) => ((shown += text), true) } as unknown as NodeJS.WritableStream,
    })
    input.write("seczet\u007f\u007f\u007fret\n")
    await expect.poll(() => shown).toBe("one? \ntwo? ")
    input.write("again\r")
    expect(await asked).toEqual(["secret", "again"])
    expect(shown).toBe("one? \ntwo? \n")
    expect(input.isPaused()).toBe(true)
  })
})

describe("bulbil catalogue", () => {
  it("follows all pages", async () => {
    await using running = await runningNode()
    const entries = Array.from({ length: 1_203 }, (_, i) => anEntry(i + 1))
    running.node.catalogues.set(far, aCatalogue(far, entries))
    const page = JSON.parse((await runCli("catalogue", far, "--data", running.data, "--json")).out) as {
      entries: unknown[]
      next: null
    }
    expect(page.entries).toEqual(entries)
    expect(page.next).toBeNull()
    expect(running.node.cataloguesAsked.map(({ after }) => after)).toEqual([0, 500, 1_000])
  })

  it("warns of a fork, and names what is in the list", async () => {
    await using running = await runningNode()
    running.node.catalogues.set(
      far,
      aCatalogue(far, [anEntry(1, { title: "a\u0007b", torrent: "abcdef0011" })], {
        forked: true,
        tracker: own,
        held: "fedcba0011",
      }),
    )
    const { out } = await runCli("catalogue", far, "--data", running.data)
    expect(out).toContain(`${far}, mirrored here as fedcba00\na copy of the tracker ${own}\n`)
    expect(out).toContain("two different stories")
    expect(out).toMatch(/1 {2}a\ufffdb {2}1 MB {2}1 file {2}[\d-]+ {2}in your list: abcdef00\n/)
  })

  it("shows the node's refusal", async () => {
    await using running = await runningNode()
    const { out, exit } = await runCli("catalogue", far, "--data", running.data, "--json")
    expect(JSON.parse(out)).toEqual({ ok: false, code: "F0", message: expect.stringContaining("Nobody answers") })
    expect(exit).toBe(1)
  })
})

describe("bulbil peers", () => {
  it("tells what it cannot know yet", async () => {
    await using running = await runningNode()
    running.node.changeTorrent("abcdef00", {})
    running.node.changeTorrent("abcdef01", { infohash: anInfohash("1") })
    const code = async (named: string) =>
      (JSON.parse((await runCli("peers", named, "--data", running.data, "--json")).out) as { code: string }).code
    expect(await code("abcdef00")).toBe("no-metadata")
    expect(await code("abcdef")).toBe("ambiguous")
    expect((await runCli("peers", "111111", "--data", running.data)).out).toContain(
      "No peer has told of itself yet.\nNo tracker held here lists it.\n",
    )
  })
})

describe("bulbil status", () => {
  it("says when the own tracker is contradicted", async () => {
    await using running = await runningNode()
    running.node.changeTracker({ ...aTracker("self"), address: own, mode: "contradicted", listed: 2 })
    expect((await runCli("status", "--data", running.data)).out).toContain(
      `Tracker ${own} · 2 torrents listed · 0 mirrors · contradicted`,
    )
    expect((await runCli("tracker", "show", "--data", running.data)).out).toContain("Contradicted")
  })
})

describe("states of the log", () => {
  it("show long maps by their size", () => {
    let map: BucketMap<string> = BucketMap.empty
    for (let i = 0; i < 21; i++) map = map.with(i.toString(16).padStart(2, "0"), "t")
    const one: BucketMap<string> = BucketMap.empty
    expect(stateText({ listed: one.with("ab", "t\u202e") })).toBe('{"listed":{"ab":"t\\u202e"}}')
    expect(stateText({ listed: map })).toBe('{"listed":"21 of them"}')
  })
})

describe("all of them", () => {
  const all: readonly (readonly [words: readonly string[], argument: string | undefined])[] = (
    [
      [["tracker", "address"]],
      [["tracker", "show"]],
      [["tracker", "export"], "/tmp/a"],
      [["tracker", "import"], "/tmp/a"],
      [["publish"], "abcdef"],
      [["unpublish"], "abcdef"],
      [["mirror", "add"], far],
      [["mirror", "list"]],
      [["mirror", "update"], "abcdef"],
      [["mirror", "remove"], "abcdef"],
      [["catalogue"], far],
      [["peers"], "abcdef"],
    ] as readonly (readonly [string[], string?])[]
  ).map(([words, argument]) => [words, argument])

  it.each(all)("%j explains itself with an example", async (words, argument) => {
    const { out, exit } = await runCli(...words, "--help")
    expect(exit).toBe(0)
    expect(out).toContain(`Example: bulbil ${words.join(" ")}`)
    expect(out).toContain("Exit codes: 0 done · 1 failed or refused · 2 wrong usage · 3 the node is not running")
    expect((await runCli(...words, "--nonsense")).exit).toBe(2)
    if (argument !== undefined) expect((await runCli(...words)).exit).toBe(2)
  })

  it.each(all)("%j ends with 3 where no node runs", async (words, argument) => {
    const ran = await runCli(
      ...words,
      ...(argument === undefined ? [] : [argument]),
      "--data",
      "/nowhere/at/all",
      "--json",
    )
    expect(ran.exit).toBe(3)
    expect(JSON.parse(ran.out)).toEqual({
      ok: false,
      code: "not-running",
      message: expect.stringContaining("bulbil start --data /nowhere/at/all"),
    })
  })

  it("a refusal that names what strangers have named is safe to print", async () => {
    await using running = await runningNode()
    running.node.refusal = { code: "duplicate", message: "this is in your list already, as \u001b[2J\u202e" }
    const { err } = await runCli("download", `http://${far}/torrent/${"a".repeat(64)}`, "--data", running.data)
    expect(err).toBe("bulbil: this is in your list already, as \ufffd[2J\ufffd\n")
  })
})
