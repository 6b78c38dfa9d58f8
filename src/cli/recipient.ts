/**
 * `bulbil recipient add|list|revoke`: keys of their own to a private share, for those who are named. A name stays on
 * this node.
 */
import type { ShareView } from "../contract/rows.ts"
import { COMMON, oldLinkWords, recipientText, revokeText } from "../contract/words/recipients.ts"
import type { CliGroup } from "./CliCommand.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { nodeCommand, type Talk } from "./nodeCommand.ts"
import { type QrOptions, sayQr, withQr } from "./qr.ts"
import { resultsOf } from "./results.ts"
import { cut, safeText } from "./safeText.ts"
import { table } from "./table.ts"
import { itsShare, shareNamed, target } from "./targets.ts"
import { confirmed, here } from "./terminal.ts"

const shareOf = async (client: Client, text: string): Promise<ShareView> =>
  shareNamed((await client.state()).shares, target(text))

/** Waits until its onion takes the key. @throws CliFailure where it never will. */
const link = (
  { client, progress }: Pick<Talk, "client" | "progress">,
  share: string,
  recipient: string,
): Promise<string> =>
  follow(
    client,
    ({ shares }) => {
      const row = shares.find(({ id }) => id === share)
      if (!row || row.mode === "stopped" || row.mode === "failed")
        throw new CliFailure(exitCodes.failed, "share-stopped", "the share was stopped meanwhile")
      const found = row.recipients.find(({ id }) => id === recipient)
      if (!found) throw new CliFailure(exitCodes.failed, "recipient-revoked", "the key was taken back meanwhile")
      return found.link ?? undefined
    },
    progress,
  )

/** @throws CliFailure where the old link is to stay. */
const agreeToEndLink = async ({ options }: Talk<AddOptions>): Promise<void> => {
  const asking = here()
  asking.output.write(`${oldLinkWords.text}\n`)
  if (options.endOldLink) return
  if (!asking.input.isTTY)
    throw new CliFailure(exitCodes.failed, "link-without-key", "nobody was added; say --end-old-link if that is meant")
  if (!(await confirmed("End the old link?", asking)))
    throw new CliFailure(exitCodes.failed, "declined", "nobody was added")
}

interface AddOptions extends QrOptions {
  readonly endOldLink?: true
}

interface Added {
  readonly id: string
  readonly name: string
  readonly link: string
}

const add = nodeCommand<[share: string, names: readonly string[]], AddOptions>({
  name: "add",
  summary: "give somebody a key of their own to a private share, and print their link",
  example: "recipient add 4f1c22 Anna Ben",
  takes: (command) =>
    withQr(command)
      .argument("<share>", itsShare)
      .argument("<names...>", "what you call them; it stays on this node. At most 64 keys a share")
      .option("--end-old-link", "of a share from before keys: end the link that others have, unasked"),
  run: async (talk, text, given) => {
    const { client, options } = talk
    const share = await shareOf(client, text)
    const names = [...new Set(given.map((name) => name.trim()))]
    const endsLink = share.visibility === "private" && !share.keyed
    if (endsLink) await agreeToEndLink(talk)
    const results = resultsOf<Added>(names, talk)
    const ids = new Map<string, string>()
    // All of them before the first is waited for: the onion is published again once.
    for (const name of names) {
      const asked = { type: "AddRecipient", share: share.id, name, ...(endsLink ? { endOldLink: true } : {}) } as const
      await client.command(asked).then(
        (id) => ids.set(name, id),
        (error: unknown) => results.failed(name, error),
      )
    }
    for (const [name, id] of ids) {
      try {
        const their = await link(talk, share.id, id)
        results.done(name, { id, name, link: their }, names.length === 1 ? their : `${safeText(name)}  ${their}`)
        await sayQr(their, options)
      } catch (error) {
        results.failed(name, error)
      }
    }
    return { schema: "recipient add", ...results.answer() }
  },
})

const list = nodeCommand<[share: string]>({
  name: "list",
  summary: "show who has a key to a private share, and their links",
  example: "recipient list 4f1c22",
  takes: (command) => command.argument("<share>", itsShare),
  run: async ({ client }, text) => {
    const { id, keyed, recipients } = await shareOf(client, text)
    const rows = recipients.map((each) => [
      each.id.slice(0, 8),
      cut(recipientText(each), 64),
      each.link ?? "being published",
    ])
    const nobody = keyed ? revokeText.last : "this share has no keys: whoever has its link reaches it"
    return {
      schema: "recipient list",
      json: { share: id, keyed, recipients },
      text: rows.length === 0 ? nobody : table(rows).join("\n"),
    }
  },
})

/** By their name, or the beginning of their key's id. @throws CliFailure where that is none of them, or several. */
const named = ({ recipients }: ShareView, text: string) => {
  const called = recipients.filter(({ name }) => name === text)
  const id = text.toLowerCase()
  const [recipient, ...others] = [
    ...called,
    ...(called.length === 0
      ? recipients.filter((each) => (text === COMMON ? each.name === null : each.id.startsWith(id)) && id.length >= 6)
      : []),
  ]
  if (!recipient)
    throw new CliFailure(
      exitCodes.failed,
      "no-such-recipient",
      `nobody called “${safeText(text)}” has a key; bulbil recipient list shows who does`,
    )
  if (others.length > 0)
    throw new CliFailure(exitCodes.failed, "ambiguous", `${safeText(text)} names several; give more digits`)
  return recipient
}

interface RevokeOptions {
  readonly yes?: true
}

const agreeToRevoke = async (who: readonly string[], { yes }: RevokeOptions): Promise<void> => {
  const asking = here()
  asking.output.write([...who.map((each) => `  · ${each}`), ...revokeText.meaning, ""].join("\n"))
  if (yes || !asking.input.isTTY) return
  if (!(await confirmed(who.length === 1 ? "Take the key back?" : "Take the keys back?", asking)))
    throw new CliFailure(exitCodes.failed, "declined", "nothing was taken back")
}

const revoke = nodeCommand<[share: string, recipients: readonly string[]], RevokeOptions>({
  name: "revoke",
  summary: "take keys to a private share back: their links end, within a minute",
  example: "recipient revoke 4f1c22 Ben",
  takes: (command) =>
    command
      .argument("<share>", itsShare)
      .argument("<recipients...>", `their names, or the first 6 digits or more of their keys' ids; ${COMMON}: its link`)
      .option("-y, --yes", "do not ask"),
  run: async (talk, text, given) => {
    const { client, options } = talk
    const share = await shareOf(client, text)
    const who = [...new Set(given.map((each) => named(share, each)))]
    await agreeToRevoke(
      who.map((each) => cut(recipientText(each), 64)),
      options,
    )
    const results = resultsOf<{ readonly id: string; readonly name: string | null }>(
      who.map(({ id }) => id),
      talk,
    )
    for (const { id, name } of who)
      await client.command({ type: "RevokeRecipient", share: share.id, recipient: id }).then(
        () => results.done(id, { id, name }, `taken back: ${cut(recipientText({ name }), 64)}`),
        (error: unknown) => results.failed(id, error),
      )
    const last = who.length === share.recipients.length ? revokeText.last : ""
    return { schema: "recipient revoke", json: results.answer().json, text: last }
  },
})

export const recipientCommand: CliGroup = {
  name: "recipient",
  summary: "who has a key of their own to a private share",
  commands: [add, list, revoke],
}
