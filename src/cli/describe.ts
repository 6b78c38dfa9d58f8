/**
 * `bulbil describe SHARE`: says something else about a share; what is not given stays as it is. Without anything to say
 * it shows what is said.
 */
import { type AboutOptions, aboutOf, aboutOptions } from "./about.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { safeText } from "./safeText.ts"
import { shareNamed, target } from "./targets.ts"

interface DescribeOptions extends AboutOptions {
  readonly title?: string
}

export const describeCommand = nodeCommand<[share: string], DescribeOptions>({
  name: "describe",
  summary: "change a share's title, description or tags, or show them",
  example: 'describe 4f1c22 --description "Dawn, recorded in the marsh" --tag birds --tag marsh',
  takes: (command) =>
    aboutOptions(
      command
        .argument("<share>", "the share's id, or the first 6 digits or more of its id or infohash")
        .option("--title <title>", "what others see as its name"),
    ),
  run: async ({ client, options }, text) => {
    const share = target(text)
    const about = aboutOf(options)
    const said = { ...(options.title === undefined ? {} : { title: options.title }), ...about }
    if (Object.keys(said).length === 0) {
      const { id, title, description, tags } = shareNamed((await client.state()).shares, share)
      const lines = [title, description, tags.map((tag) => `#${tag}`).join(" ")].filter((line) => line !== "")
      return { json: { id, title, description, tags }, text: lines.map(safeText).join("\n") }
    }
    const id = await client.command({ type: "DescribeShare", share, ...said })
    return { json: { ok: true, id }, text: `changed ${id}` }
  },
})
