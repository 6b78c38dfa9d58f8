/** A command that Bulbil does not have, and a group of one. */
import type { CliCommand } from "../../../src/cli/CliCommand.ts"
import { nodeCommand } from "../../../src/cli/nodeCommand.ts"

declare module "../../../src/cli/answers.ts" {
  interface Answers {
    readonly "toy spin": { readonly times: string; readonly fast: boolean; readonly startedAt: number }
  }
}

const spin = nodeCommand<[times: string], { readonly fast?: true }>({
  name: "spin",
  summary: "spin the toy",
  example: "toy spin 3 --fast",
  takes: (command) => command.argument("<times>", "how often").option("--fast", "at once"),
  run: async ({ client, options }, times) => {
    const { node } = await client.state()
    return {
      schema: "toy spin",
      json: { times, fast: options.fast === true, startedAt: node.startedAt },
      text: `spun ${times} times`,
    }
  },
})

export const toyCommand: CliCommand = { name: "toy", summary: "play with a toy", commands: [spin] }
