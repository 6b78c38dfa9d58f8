/**
 * `bulbil retitle` and `bulbil tag`: what a torrent is called here, and the operator's own tags; others hear nothing.
 */
import { infoTrouble, tidyTags } from "../contract/shareInfo.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { safeText } from "./safeText.ts"
import { itsTorrent, rowNamed, target } from "./targets.ts"

export const retitleCommand = nodeCommand<[torrent: string, title: string]>({
  name: "retitle",
  summary: "call a torrent something else, here alone",
  example: 'retitle 4f1c22 "Marsh at dawn"',
  takes: (command) =>
    command
      .argument("<torrent>", itsTorrent)
      .argument("<title>", "what you call it; an empty one: as whoever shares it calls it")
      .addHelpText("after", "\nWhat you share yourself is called by bulbil describe, since others read that."),
  run: async ({ client }, torrent, title) => {
    const id = await client.command({ type: "RetitleTorrent", torrent: target(torrent), title })
    return { schema: "retitle", json: { id }, text: `retitled ${id}` }
  },
})

interface TagOptions {
  readonly add?: readonly string[]
  readonly remove?: readonly string[]
}

const collect = (tag: string, before: readonly string[] = []): readonly string[] => [...before, tag]

/** @throws CliFailure for one that is too long. */
const tidied = (tags: readonly string[] = []): readonly string[] => {
  const tidy = tidyTags(tags.flatMap((each) => each.split(",")))
  const trouble = tidy.flatMap((tag) => infoTrouble({ description: "", tags: [tag] }) ?? [])[0]
  if (trouble) throw new CliFailure(exitCodes.usage, trouble.code, trouble.message)
  return tidy
}

export const tagCommand = nodeCommand<[torrent: string, given: readonly string[]], TagOptions>({
  name: "tag",
  summary: "give a torrent tags of your own, or show them; nobody else is told",
  example: "tag 4f1c22 spring --remove unread",
  takes: (command) =>
    command
      .argument("<torrent>", itsTorrent)
      .argument("[tags...]", "tags to add, as --add does")
      .option("--add <tag>", "a tag to add; several: again, or separated by commas", collect)
      .option("--remove <tag>", "a tag to take away", collect)
      .addHelpText("after", "\nTags that searches find are a share's: bulbil describe SHARE --tag TAG."),
  run: async ({ client, options }, text, given) => {
    const [torrent, remove] = [target(text), tidied(options.remove)]
    const add = tidied([...given, ...(options.add ?? [])])
    if (add.length + remove.length > 0) await client.command({ type: "TagTorrent", torrent, add, remove })
    const { id, tags } = rowNamed((await client.state()).torrents, torrent, "torrent")
    return { schema: "tag", json: { id, tags }, text: tags.map((tag) => `#${safeText(tag)}`).join(" ") || "no tags" }
  },
})
