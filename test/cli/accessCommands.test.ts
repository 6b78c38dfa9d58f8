import { describe, expect, it } from "vitest"
import { runCli, runCliTyping, type RunningNode, runningNode } from "../support/runCli.ts"

const seenAt = 1_795_000_000_000
const [one, two] = [
  { id: "aaaaaaaaaaaa", name: "Firefox on Linux", seenAt },
  { id: "bbbbbbbbbbbb", name: "Chrome on Android", seenAt: seenAt - 3_600_000 },
]
const signedIn = async (): Promise<RunningNode> => {
  const running = await runningNode()
  running.node.signedIn = [one, two]
  return running
}

describe("bulbil sessions", () => {
  it("lists who is signed in, also where no word says so", async () => {
    await using running = await signedIn()
    const { out } = await runCli("sessions", "--data", running.data)
    expect(out).toBe(
      "aaaaaaaaaaaa  Firefox on Linux   last seen 2026-11-18 11:06 UTC\n" +
        "bbbbbbbbbbbb  Chrome on Android  last seen 2026-11-18 10:06 UTC\n",
    )
    expect(await runCli("sessions", "list", "--data", running.data)).toMatchObject({ out, exit: 0 })
    expect(JSON.parse((await runCli("sessions", "--json", "--data", running.data)).out)).toEqual({
      ok: true,
      schema: "bulbil.sessions-list/1",
      sessions: [one, two],
    })
  })

  it("ends those that are named, or all, and neither none nor both", async () => {
    await using running = await signedIn()
    const end = (...words: string[]) => runCli("sessions", "end", ...words, "--data", running.data)
    expect(await end()).toMatchObject({ exit: 2 })
    expect(await end("aaaaaa", "--all")).toMatchObject({ exit: 2 })
    expect(await end("short")).toMatchObject({ exit: 2 })
    expect(running.node.commands).toEqual([])
    expect(await end("aaaaaa")).toMatchObject({ exit: 0, out: "1 session ended\naaaaaaaaaaaa  Firefox on Linux\n" })
    expect(JSON.parse((await end("--all", "--json")).out)).toMatchObject({ ok: true, ended: [two.id], left: 0 })
    expect(running.node.commands).toEqual([{ type: "EndSessions", sessions: ["aaaaaa"] }, { type: "EndSessions" }])
  })
})

describe("bulbil link", () => {
  it("--new asks, says what ends, and prints the new link alone on standard output", async () => {
    await using running = await signedIn()
    const { link } = running.node.managementLink()
    const declined = await runCliTyping("n\n", "link", "--new", "--data", running.data)
    expect(declined).toMatchObject({ exit: 1, out: "" })
    expect(declined.err).toContain("The old link ends at once.\nAll browsers are signed out.\nChange it?")
    expect(running.node.commands).toEqual([])
    const changed = await runCliTyping("y\n", "link", "--new", "--data", running.data)
    expect(changed.exit).toBe(0)
    expect(changed.out).toBe(`${running.node.managementLink().link}\n`)
    expect(changed.out).not.toContain(link)
    const kept = await runCli("link", "--new", "--keep-sessions", "-y", "--json", "--data", running.data)
    expect(JSON.parse(kept.out)).toMatchObject({ managementLink: running.node.managementLink().link, reachable: true })
    expect(kept.err).toContain("stay so")
    expect(running.node.commands).toEqual([
      { type: "ChangeLink", newAddress: false, keepSessions: false },
      { type: "ChangeLink", newAddress: false, keepSessions: true },
    ])
  })

  it("takes no words together that contradict each other", async () => {
    await using running = await runningNode()
    for (const words of [
      ["--new-address"],
      ["--keep-sessions"],
      ["--new", "--new-address", "--keep-sessions"],
      ["--new", "--require-key", "on"],
      ["--require-key", "perhaps"],
    ])
      expect(await runCli("link", ...words, "-y", "--data", running.data), words.join(" ")).toMatchObject({ exit: 2 })
    expect(running.node.commands).toEqual([])
  })

  it("--require-key prints the key below the link, as long as it is asked for", async () => {
    await using running = await runningNode()
    const run = async (...words: string[]) => (await runCli("link", ...words, "-y", "--data", running.data)).out
    const { link } = running.node.managementLink()
    const key = "A".repeat(52)
    expect(await run("--require-key", "on")).toBe(`${link}\nkey: ${key}\n`)
    expect(await run()).toBe(`${link}\nkey: ${key}\n`)
    expect(JSON.parse(await run("--json"))).toMatchObject({ managementLink: link, key, reachable: true })
    const again = await runCli("link", "--require-key", "on", "--data", running.data)
    expect(again).toMatchObject({ exit: 0, out: `${link}\nkey: ${key}\n`, err: expect.stringContaining("already") })
    expect(await run("--require-key", "off")).toBe(`${link}\n`)
    expect((await runCli("link", "--require-key", "off", "--data", running.data)).err).toContain("nothing was changed")
    expect(running.node.commands).toEqual([
      { type: "RequireKey", required: true },
      { type: "RequireKey", required: false },
    ])
  })
})

describe("bulbil config", () => {
  it("lists, shows, sets and takes back", async () => {
    await using running = await runningNode()
    const config = (...words: string[]) => runCli("config", ...words, "--data", running.data)
    const listed = (await config("list")).out
    expect(listed).toMatch(/^privacy\.stream-days: 7 days \(default\)\n  how long .*; holds at once$/m)
    expect(listed).toMatch(/^rates\.down: no limit \(default\)\n/m)
    expect(listed).toMatch(/^trust\.octets: 256 MiB \(default\)\n.*; holds after a restart$/m)
    expect((await config()).out).toBe(listed)
    expect(await config("set", "privacy.stream-days", "30")).toMatchObject({
      exit: 0,
      out: "privacy.stream-days: 30 days\n",
    })
    const got = (await config("get", "privacy.stream-days")).out
    for (const words of ["privacy.stream-days: 30 days (default: 7 days)\n", "a whole number from 1 to 365, in days"])
      expect(got).toContain(words)
    expect((await config("privacy.stream-days")).out).toBe(got)
    expect(await config("set", "mirrors.octets", "512MiB")).toMatchObject({
      out: "mirrors.octets: 512 MiB; it holds after bulbil restart\n",
    })
    expect((await config("unset", "mirrors.octets")).out).not.toContain("restart")
    expect(await config("set", "sharing.folders", "/a", "/b")).toMatchObject({ out: "sharing.folders: /a, /b\n" })
    expect(await config("set", "page.preferences", '{"theme":"dark"}')).toMatchObject({ exit: 0 })
    expect(JSON.parse((await config("get", "page.preferences", "--json")).out)).toMatchObject({
      name: "page.preferences",
      value: { theme: "dark" },
      chosen: true,
    })
    expect(await config("unset", "privacy.stream-days")).toMatchObject({ out: "privacy.stream-days: 7 days\n" })
  })

  it.each([
    ["rates.down", "0", 0],
    ["rates.up", "none", 0],
    ["rates.up", "1M", 1_000_000],
    ["rates.up", "1MiB", 1024 ** 2],
    ["downloads.folder", "null", null],
    ["downloads.folder", "/srv", "/srv"],
  ])("takes of %s what its help offers: %s", async (name, word, value) => {
    await using running = await runningNode()
    expect(await runCli("config", "set", name, word, "--data", running.data)).toMatchObject({ err: "", exit: 0 })
    expect(JSON.parse((await runCli("config", "get", name, "--data", running.data, "--json")).out)).toMatchObject({
      value,
    })
  })

  it.each([
    ["privacy.stream-days", "0"],
    ["relay.rate", "0"],
    ["privacy.stream-days", "soon"],
    ["privacy.stream-days", "1.5"],
    ["privacy.stream-days", "1", "2"],
    ["relay.rate", "1K"],
    ["credit.policy", "Strict"],
    ["page.preferences", "dark"],
    ["page.preferences", '{"theme":"pink"}'],
  ])("set %s %s %s says what it takes", async (name, ...values) => {
    await using running = await runningNode()
    const { err, exit } = await runCli("config", "set", name, ...values, "--data", running.data)
    expect(exit).toBeGreaterThan(0)
    expect(err).toContain(`${name} takes `)
    expect(running.node.chosen.size).toBe(0)
  })

  it("says what a setting takes where no value is given", async () => {
    await using running = await runningNode()
    const { err, exit } = await runCli("config", "set", "privacy.stream-days", "--data", running.data)
    expect(exit).toBe(2)
    expect(err).toContain("privacy.stream-days takes a whole number from 1 to 365")
  })

  it("names the settings that there are where there is no such one", async () => {
    await using running = await runningNode()
    for (const words of [
      ["get", "stream-days"],
      ["stream-days"],
      ["set", "stream-days", "3"],
      ["unset", "stream-days"],
    ]) {
      const { err, exit } = await runCli("config", ...words, "--data", running.data)
      expect(exit).toBe(1)
      expect(err).toContain("there is no setting stream-days")
      expect(err).toContain("privacy.stream-days")
    }
  })
})
