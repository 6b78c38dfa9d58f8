import { describe, expect, it } from "vitest"
import { aLink } from "../support/managedRows.ts"
import { runCli, runCliTyping, type RunningNode, runningNode } from "../support/runCli.ts"

const torrent = "ab".repeat(16)

/** A torrent under two links, one of which everybody sees, and a download under none. */
const sharing = async (): Promise<RunningNode> => {
  const running = await runningNode()
  running.node.changeTorrent(torrent, { title: "Field recordings", mode: "seeding", origin: "share" })
  running.node.changeShare("c1".repeat(16), { torrent, title: "Field recordings", mode: "active", link: aLink })
  running.node.changeShare("c2".repeat(16), {
    torrent,
    title: "Field\u001b recordings",
    mode: "active",
    visibility: "public",
    link: aLink,
  })
  running.node.changeShare("c3".repeat(16), { torrent, title: "Ended before", mode: "stopped" })
  running.node.changeTorrent("cd".repeat(16), { title: "Maps", mode: "seeding" })
  return running
}

describe("bulbil remove", () => {
  it("says which links end for ever, and asks whoever sits at the terminal", async () => {
    await using running = await sharing()
    const remove = (typed: string, ...more: readonly string[]) =>
      runCliTyping(typed, "remove", "ababab", "--data", running.data, ...more)
    const declined = await remove("n\n", "--json")
    expect(declined).toMatchObject({ exit: 1 })
    expect(JSON.parse(declined.out)).toMatchObject({ ok: false, code: "declined" })
    expect(declined.err).toContain(
      "With it ends for ever:\n  · “Field recordings”, private\n  · “Field\ufffd recordings”, " +
        "public, listed by this node's tracker\nRemove it? [y/N]",
    )
    expect(declined.err).not.toContain("Ended before")
    expect(await remove("")).toMatchObject({ exit: 1 })
    expect(running.node.commands).toEqual([])
    expect(await remove("y\n")).toMatchObject({ exit: 0 })
    expect(running.node.commands).toEqual([{ type: "RemoveTorrent", torrent: "ababab", withData: false }])
  })

  it("does not end links unasked where nobody sits, but with --yes", async () => {
    await using running = await sharing()
    const refused = await runCli("remove", "ababab", "--data", running.data, "--json")
    expect(refused.exit).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({
      ok: false,
      code: "links-end",
      message: expect.stringMatching(/2 links end for ever; say --yes/),
    })
    expect(running.node.commands).toEqual([])
    for (const yes of ["--yes", "-y"]) {
      const done = await runCli("remove", "ababab", yes, "--data", running.data)
      expect(done).toMatchObject({ exit: done.err.includes("no such torrent") ? 1 : 0 })
    }
    expect(running.node.commands[0]).toEqual({ type: "RemoveTorrent", torrent: "ababab", withData: false })
  })

  it("removes what ends no link as it always did, and leaves what is not there to the node", async () => {
    await using running = await sharing()
    expect(await runCli("remove", "cdcdcd", "--with-data", "--data", running.data)).toMatchObject({ exit: 0, err: "" })
    expect(running.node.commands).toEqual([{ type: "RemoveTorrent", torrent: "cdcdcd", withData: true }])
    expect(await runCli("remove", "eeeeee", "--data", running.data)).toMatchObject({ exit: 1, out: "" })
  })
})

describe("bulbil link", () => {
  it("prints the management link of the node that runs, and of none that does not", async () => {
    await using running = await runningNode()
    const { link } = running.node.managementLink()
    expect(await runCli("link", "--data", running.data)).toMatchObject({ exit: 0, out: `${link}\n` })
    expect(JSON.parse((await runCli("link", "--json", "--data", running.data)).out)).toMatchObject({
      managementLink: link,
    })
    expect(await runCli("link", "--data", `${running.data}/nowhere`)).toMatchObject({ exit: 3, out: "" })
  })
})

describe("what deletes, or ends one link", () => {
  it("is asked of whoever sits at the terminal, and of no script", async () => {
    await using running = await sharing()
    const typing = (typed: string, ...words: readonly string[]) => runCliTyping(typed, ...words, "--data", running.data)
    const kept = await typing("n\n", "unshare", "c1c1c1")
    expect(kept).toMatchObject({ exit: 1 })
    expect(kept.err).toContain(
      "Its link ends for ever; the files stay:\n  · “Field recordings”, private\nStop sharing?",
    )
    const undeleted = await typing("\n", "remove", "cdcdcd", "--with-data")
    expect(undeleted).toMatchObject({ exit: 1 })
    expect(undeleted.err).toMatch(/Its downloaded files are deleted, [^]*\nRemove it\? \[y\/N\]/)
    expect(running.node.commands).toEqual([])
    expect(await typing("y\n", "unshare", "c1c1c1")).toMatchObject({ exit: 0 })
    expect(await typing("y\n", "remove", "cdcdcd", "--with-data")).toMatchObject({ exit: 0 })
    expect(await typing("", "unshare", "c2c2c2", "--yes")).toMatchObject({ exit: 0 })
    expect(await runCli("unshare", "c2c2c2", "--data", running.data)).toMatchObject({ exit: 0 })
    expect(running.node.commands.map(({ type }) => type)).toEqual([
      "StopSharing",
      "RemoveTorrent",
      "StopSharing",
      "StopSharing",
    ])
  })
})
