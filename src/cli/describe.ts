/**
 * `bulbil describe SHARE`: says something else about a share; what is not given stays as it is. Without anything to say
 * it shows what is said.
 */
import { type AboutOptions, aboutOf, aboutOptions } from "./about.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { safeText } from "./safeText.ts"
import { itsShare, shareNamed, target } from "./targets.ts"

interface DescribeOptions extends AboutOptions {
  readonly title?: string
}

export const describeCommand = nodeCommand<[share: string], DescribeOptions>({
  name: "describe",
  summary: "change a share's title, description or tags, or show them",
  example: 'describe 4f1c22 --description "Dawn, recorded in the marsh" --tag birds --tag marsh',
  takes: (command) =>
    aboutOptions(command.argument("<share>", itsShare).option("--title <title>", "what others see as its name")),
  run: async ({ client, options }, text) => {
    const share = target(text)
    const about = aboutOf(options)
    const said = { ...(options.title === undefined ? {} : { title: options.title }), ...about }
    const id =
      Object.keys(said).length > 0 ? await client.command({ type: "DescribeShare", share, ...said }) : undefined
    const { title, description, tags, ...row } = shareNamed((await client.state()).shares, id ?? share)
    const lines = [title, description, tags.map((tag) => `#${tag}`).join(" ")].filter((line) => line !== "")
    return {
      schema: "describe",
      json: { id: row.id, title, description, tags },
      text: id === undefined ? lines.map(safeText).join("\n") : `changed ${id}`,
    }
  },
})
