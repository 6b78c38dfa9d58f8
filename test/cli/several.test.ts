/** Commands on several targets, and on all. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { aLink } from "../support/managedRows.ts"
import { type Ran, runCli, runCliTyping, type RunningNode, runningNode } from "../support/runCli.ts"

const idOf = (n: number) => n.toString(16).padStart(2, "0").repeat(16)
const torrents = (running: RunningNode, ...modes: readonly ("paused" | "downloading" | "seeding" | "removed")[]) =>
  modes.forEach((mode, i) => running.node.changeTorrent(idOf(i + 1), { mode, pieces: 2, title: `Number ${i + 1}` }))
const results = ({ out }: Ran) =>
  (JSON.parse(out) as { results: { ok: boolean; id?: string; code?: string }[] }).results

describe("several targets", () => {
  it("each gets its command, and what one is refused keeps none from it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("paused" as const, "downloading" as const), { minLength: 2, maxLength: 6 }),
        fc.boolean(),
        async (modes, json) => {
          await using running = await runningNode()
          torrents(running, ...modes)
          const ids = modes.map((_, i) => idOf(i + 1))
          const ran = await runCli("pause", ...ids, "--data", running.data, ...(json ? ["--json"] : []))
          expect(running.node.commands).toEqual(ids.map((torrent) => ({ type: "PauseTorrent", torrent })))
          const refused = ids.filter((_, i) => modes[i] === "paused")
          expect(ran.exit).toBe(refused.length > 0 ? 1 : 0)
          for (const id of refused) {
            const number = ids.indexOf(id) + 1
            expect(ran.err).toContain(`bulbil: ${id} (Number ${number}): this torrent is paused already`)
            if (json) expect(results(ran)[number - 1]).toMatchObject({ target: id, title: `Number ${number}` })
          }
          if (json) {
            expect(JSON.parse(ran.out)).toMatchObject(
              refused.length > 0 ? { ok: false, code: "some-failed" } : { ok: true },
            )
            expect(results(ran).map(({ ok }) => ok)).toEqual(modes.map((mode) => mode !== "paused"))
          } else
            expect(ran.out.split("\n").filter(Boolean)).toEqual(
              ids.filter((id) => !refused.includes(id)).map((id) => `paused ${id}`),
            )
        },
      ),
      { numRuns: 25 },
    )
  })

  it("are checked before anything is sent, and one that is named twice is sent once", async () => {
    await using running = await runningNode()
    torrents(running, "downloading", "downloading")
    expect(await runCli("pause", idOf(1), "zz", "--data", running.data)).toMatchObject({ exit: 2, out: "" })
    expect(running.node.commands).toEqual([])
    await runCli("pause", idOf(1), idOf(1), "--data", running.data)
    expect(running.node.commands).toHaveLength(1)
  })

  it("or --all must be given, and not both", async () => {
    await using running = await runningNode()
    torrents(running, "downloading")
    for (const words of [[], [idOf(1), "--all"]]) {
      const ran = await runCli("pause", ...words, "--data", running.data, "--json")
      expect(JSON.parse(ran.out)).toMatchObject({ ok: false, code: "usage" })
      expect(ran.exit).toBe(2)
      expect(ran.err).toContain(words.length > 0 ? "do not go together" : "missing argument")
    }
    expect(running.node.commands).toEqual([])
  })

  it("of which there is one alone is named as well, also where --all meant it", async () => {
    for (const json of [[], ["--json"]])
      for (const words of [["--all"], [idOf(1).slice(0, 8)]]) {
        await using running = await runningNode()
        torrents(running, "downloading")
        running.node.refusal = { code: "not-stored", message: "the disk is full" }
        const ran = await runCli("pause", ...words, "--data", running.data, ...json)
        const target = words[0] === "--all" ? idOf(1) : words[0]
        expect(ran).toMatchObject({ exit: 1, err: `bulbil: ${target} (Number 1): the disk is full\n` })
        if (json.length > 0)
          expect(JSON.parse(ran.out)).toMatchObject({ ok: false, code: "not-stored", target, title: "Number 1" })
      }
  })

  it("end with 3 where the node is gone, though the first are not named one by one", async () => {
    const ran = await runCli("pause", idOf(1), idOf(2), "--data", "/nowhere/at/all", "--json")
    expect(JSON.parse(ran.out)).toMatchObject({ ok: false, code: "not-running" })
    expect(ran.exit).toBe(3)
  })
})

describe("--all", () => {
  it("means those to which it can be done", async () => {
    await using running = await runningNode()
    torrents(running, "downloading", "paused", "seeding", "removed")
    running.node.changeTorrent(idOf(5), { mode: "mirroring-metadata" })
    const done = async (name: string) =>
      results(await runCli(name, "--all", "--data", running.data, "--json")).map(({ id }) => id)
    expect(await done("recheck")).toEqual([idOf(1), idOf(2), idOf(3)])
    expect(await done("pause")).toEqual([idOf(1), idOf(2), idOf(3), idOf(5)])
    expect(await runCli("pause", "--all", "--data", running.data)).toMatchObject({
      exit: 0,
      out: "there is nothing to pause\n",
    })
    expect(await done("resume")).toEqual([idOf(1), idOf(2), idOf(3), idOf(5)])
  })

  const sharing = async () => {
    const running = await runningNode()
    torrents(running, "seeding", "seeding")
    for (const n of [1, 2]) {
      const share = { torrent: idOf(n), title: `Number ${n}`, mode: "active", link: aLink } as const
      running.node.changeShare(idOf(0xa0 + n), share)
      running.node.changeShare(idOf(0xb0 + n), { ...share, visibility: "public" })
    }
    return running
  }

  it.each([
    { name: "unshare", said: "4 links end for ever", question: "Stop sharing?", count: 4 },
    { name: "unpublish", said: "2 links that are public end for ever", question: "Take back?", count: 2 },
    { name: "remove", said: "With them ends for ever", question: "Remove 2 torrents?", count: 2 },
  ])("of $name asks once where links end, and needs a --yes where nobody sits", async (of) => {
    const { name, said, question, count } = of
    await using running = await sharing()
    const args = [name, "--all", "--data", running.data]
    const script = await runCli(...args, "--json")
    expect(JSON.parse(script.out)).toMatchObject({
      ok: false,
      code: "links-end",
      message: expect.stringContaining("--yes"),
    })
    const declined = await runCliTyping("n\n", ...args)
    expect(declined).toMatchObject({ exit: 1, err: expect.stringContaining(said) })
    expect(declined.err.split(question)).toHaveLength(2)
    expect(running.node.commands).toEqual([])
    expect(results(await runCli(...args, "--yes", "--json"))).toHaveLength(count)
    expect(running.node.commands).toHaveLength(count)
  })

  it("of what deletes needs a --yes in a script, also where no link ends", async () => {
    await using running = await runningNode()
    torrents(running, "seeding", "seeding")
    const args = ["remove", "--all", "--with-data", "--data", running.data]
    expect(JSON.parse((await runCli(...args, "--json")).out)).toMatchObject({ ok: false, code: "not-agreed" })
    expect(running.node.commands).toEqual([])
    expect(await runCliTyping("y\n", ...args)).toMatchObject({
      exit: 0,
      err: expect.stringContaining("Their downloaded files are deleted"),
    })
    expect(running.node.commands).toHaveLength(2)
  })

  it("of remove asks whoever sits at the terminal even where all files stay", async () => {
    await using running = await runningNode()
    torrents(running, "seeding")
    expect(await runCliTyping("n\n", "remove", "--all", "--data", running.data)).toMatchObject({ exit: 1 })
    expect(running.node.commands).toEqual([])
  })
})

describe("bulbil unpublish", () => {
  it("asks whoever sits at the terminal, and no script that names the share", async () => {
    await using running = await runningNode()
    running.node.changeShare(idOf(1), { mode: "active", visibility: "public", title: "Mine", link: aLink })
    expect(await runCliTyping("n\n", "unpublish", idOf(1), "--data", running.data)).toMatchObject({
      exit: 1,
      err: expect.stringContaining("Its public link ends for ever"),
    })
    expect(running.node.commands).toEqual([])
    expect(await runCli("unpublish", idOf(1), "--data", running.data)).toMatchObject({ exit: 0 })
  })
})
