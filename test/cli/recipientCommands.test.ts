/** `bulbil recipient` and `bulbil share --recipient`, on a node in memory. */
import { describe, expect, it } from "vitest"
import { aLink } from "../support/managedRows.ts"
import { answerIn, runCli, runCliTyping, type RunningNode, runningNode } from "../support/runCli.ts"

const id = "ab".repeat(16)
const key = (n: number) => n.toString(16).repeat(32)
const sharing = async (keyed = true): Promise<RunningNode> => {
  const running = await runningNode()
  const recipients = [
    { id: key(1), name: null, link: `${aLink}#k=${"a".repeat(52)}` },
    { id: key(2), name: "Anna", link: `${aLink}#k=${"b".repeat(52)}` },
    { id: key(3), name: "Ben", link: null },
  ]
  running.node.changeShare(id, { mode: "active", title: "Photos", keyed, recipients: keyed ? recipients : [] })
  return running
}
const sent = ({ node }: RunningNode) => node.commands.map(({ type, ...rest }) => ({ type, ...rest }))

describe("bulbil recipient", () => {
  it("adds several at once, and prints the link of each", async () => {
    await using running = await sharing()
    const ran = await runCli("recipient", "add", id, "Cleo", " Dan ", "Cleo", "--data", running.data)
    expect(ran).toMatchObject({ exit: 0 })
    expect(ran.out.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^Cleo {2}http.*#k=[a-z2-7]{52}$/),
      expect.stringMatching(/^Dan {2}http.*#k=[a-z2-7]{52}$/),
    ])
    expect(sent(running)).toEqual([
      { type: "AddRecipient", share: id, name: "Cleo" },
      { type: "AddRecipient", share: id, name: "Dan" },
    ])
    const alone = await runCli("recipient", "add", id, "Eve", "--data", running.data, "--qr")
    expect(alone.out).toMatch(/^http\S+#k=[a-z2-7]{52}\n/)
    expect(alone.out).toContain("█")
  })

  it("asks before a first recipient ends the link that others have, and in a script wants a word", async () => {
    await using running = await sharing(false)
    const words = ["recipient", "add", id, "Anna", "--data", running.data]
    expect(await runCliTyping("n\n", ...words)).toMatchObject({
      exit: 1,
      err: expect.stringContaining("old link ends"),
    })
    expect(JSON.parse((await runCli(...words, "--json")).out)).toMatchObject({ ok: false, code: "link-without-key" })
    expect(sent(running)).toEqual([])
    expect(await runCli(...words, "--end-old-link")).toMatchObject({ exit: 0 })
    expect(sent(running)).toEqual([{ type: "AddRecipient", share: id, name: "Anna", endOldLink: true }])
  })

  it("lists who has a key, the common one too", async () => {
    await using running = await sharing()
    const { out } = await runCli("recipient", "list", id, "--data", running.data)
    expect(out.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^11111111 {2}common {2}http/),
      expect.stringMatching(/^22222222 {2}Anna {4}http/),
      expect.stringMatching(/^33333333 {2}Ben {5}being published$/),
    ])
    expect(answerIn((await runCli("recipient", "list", id, "--data", running.data, "--json")).out)).toMatchObject({
      share: id,
      keyed: true,
      recipients: [{ name: null }, { name: "Anna" }, { name: "Ben" }],
    })
  })

  it("takes keys back by name, id, or as the common one, and asks once, saying what stays", async () => {
    await using running = await sharing()
    const words = ["recipient", "revoke", id, "Anna", "333333", "common", "--data", running.data]
    const declined = await runCliTyping("n\n", ...words)
    expect(declined).toMatchObject({ exit: 1, err: expect.stringContaining("What they have fetched stays") })
    expect(sent(running)).toEqual([])
    const ran = await runCliTyping("y\n", ...words)
    expect(ran).toMatchObject({ exit: 0, out: expect.stringContaining("Nobody is left") })
    expect(sent(running)).toEqual([2, 3, 1].map((n) => ({ type: "RevokeRecipient", share: id, recipient: key(n) })))
  })

  it("does nothing where one is named whom nobody knows", async () => {
    await using running = await sharing()
    const ran = await runCli("recipient", "revoke", id, "Anna", "Zoe", "--data", running.data, "--json")
    expect(JSON.parse(ran.out)).toMatchObject({ ok: false, code: "no-such-recipient" })
    expect(sent(running)).toEqual([])
  })
})

it("bulbil share --recipient asks for a key for each who is named", async () => {
  await using running = await runningNode()
  const ran = runCli("share", "/srv", "--recipient", "Anna", "--recipient", "Ben", "--data", running.data, "--json")
  while (running.node.commands.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const [share] = running.node.rowsSince(-1).shares
  const recipients = ["Anna", "Ben"].map((name, i) => ({ id: key(i + 1), name, link: `${aLink}#k=${name}` }))
  const infohash = "cd".repeat(32) as never
  running.node.changeShare(share!.id, { mode: "active", infohash, keyed: true, recipients })
  expect(answerIn((await ran).out)).toMatchObject({ link: null, recipients })
  expect(sent(running)).toMatchObject([{ type: "SharePath", path: "/srv", recipients: ["Anna", "Ben"] }])
})
