/**
 * `bulbil publish SHARE` and `bulbil unpublish SHARE…`. Says what it means before it is done, and asks where somebody
 * can answer; a script has been told by whoever wrote it. Then waits for the public link as `share` does.
 */
import type { ShareView } from "../contract/rows.ts"
import { answeredText } from "../contract/words/traces.ts"
import { publishWords } from "../contract/words/publish.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { agreeToEnd, takesBack } from "./endingLinks.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { offerLines, offerOf, type OfferOptions, offerOptions } from "./seedingOptions.ts"
import { cut } from "./safeText.ts"
import { severalCommand } from "./several.ts"
import { shared, sharedText } from "./share.ts"
import { itsShare, shareNamed, target } from "./targets.ts"
import { type Asking, confirmed, here } from "./terminal.ts"
import { wrapped } from "./wrapped.ts"

/** With what its sharer was told of its files, in short. */
const meaning = ({ title, metadata }: ShareView): string =>
  [
    `This makes “${cut(title, 60)}” public.`,
    ...(metadata ? [wrapped(answeredText(metadata), "  · ")] : []),
    ...[...publishWords.meaning, `${publishWords.onion} To take it back: bulbil unpublish.`].map((line) =>
      wrapped(line, "  · "),
    ),
  ].join("\n")

/** What is meant, by its title. @throws CliFailure where nothing is, so that nobody is asked for nothing. */
const named = async (client: Client, share: string): Promise<ShareView> => {
  const row = shareNamed(
    (await client.state()).shares.filter(({ visibility, mode }) => visibility === "private" && mode !== "stopped"),
    share,
  )
  if (row.mode !== "active")
    throw new CliFailure(
      exitCodes.failed,
      "not-active",
      "this share is not ready yet; only one that is active can be made public",
    )
  return row
}

const agree = async (what: ShareView, yes: boolean, asking: Asking): Promise<void> => {
  asking.output.write(`${meaning(what)}\n`)
  if (yes || !asking.input.isTTY) return
  if (!(await confirmed("Make it public?", asking)))
    throw new CliFailure(exitCodes.failed, "declined", "nothing was made public")
}

export const publishCommand = nodeCommand<[share: string], OfferOptions & { readonly yes?: true }>({
  name: "publish",
  summary: "make a private share public: this node's tracker lists it",
  example: "publish 4f1c22",
  takes: (command) => offerOptions(command.argument("<share>", itsShare)).option("-y, --yes", "do not ask"),
  run: async ({ client, progress, options }, text) => {
    const share = target(text)
    const offer = offerOf(options, Date.now())
    await agree(await named(client, share), options.yes === true, here())
    const done = await shared(client, progress, await client.command({ type: "PublishShare", share, ...offer }))
    return {
      schema: "publish",
      json: { id: done.id, link: done.link! },
      text: [sharedText(done), ...offerLines(offer)].join("\n"),
    }
  },
})

export const unpublishCommand = severalCommand<{ readonly yes?: true }>({
  name: "unpublish",
  summary: "take public shares back: their entries and links end, the private links go on",
  example: "unpublish 4f1c22",
  word: "share",
  about: `${itsShare}; of the private or the public one`,
  takes: (command) => command.option("-y, --yes", "do not ask"),
  all: ({ shares }) => shares.filter(({ visibility, mode }) => visibility === "public" && mode === "active"),
  agree: ({ client, options }, meant) => agreeToEnd(client, meant, takesBack, options.yes === true, here()),
  command: (share) => ({ type: "UnpublishShare", share }),
  done: ({ id }) => `taken back ${id}`,
})
