import { describe, expect, it } from "vitest"
import { runCli, type RunningNode, runningNode } from "../support/runCli.ts"

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
