/** `bulbil describe SHARE`: says something else about a share; what is not given stays as it is. */
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { aboutOptions, aboutOf, type AboutOptions } from "./about.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { target } from "./targets.ts"

interface DescribeOptions extends AboutOptions {
  readonly title?: string
}

export const describeCommand = nodeCommand<[share: string], DescribeOptions>({
  name: "describe",
  summary: "change a share's title, description or tags, also in the tracker's list",
  example: 'describe 4f1c22 --description "Dawn, recorded in the marsh" --tag birds --tag marsh',
  takes: (command) =>
    aboutOptions(
      command
        .argument("<share>", "the share's id, or the first 6 digits or more of its id or infohash")
        .option("--title <title>", "what others see as its name"),
    ),
  run: async ({ client, options }, text) => {
    const about = aboutOf(options)
    if (options.title === undefined && Object.keys(about).length === 0)
      throw new CliFailure(exitCodes.usage, "nothing-given", "give --title, --description or --tag")
    const title = options.title === undefined ? {} : { title: options.title }
    const id = await client.command({ type: "DescribeShare", share: target(text), ...title, ...about })
    return { json: { ok: true, id }, text: `changed ${id}` }
  },
})
