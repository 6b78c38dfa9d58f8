/** `bulbil demo`: what it takes; what it plays is in demo/. */
import { Option } from "commander"
import { localCommand } from "./CliCommand.ts"
import { type DemoOptions, SCENARIOS } from "./demo/DemoOptions.ts"
import { sizeOf } from "./sizes.ts"

const about = `
Nothing leaves this machine. \
Exit codes: 0 the copy is identical, 1 something failed, 2 wrong usage, 130 interrupted.`

export const demoCommand = localCommand<[], DemoOptions>({
  name: "demo",
  summary: "nodes on a private Tor network of this machine: one shares a folder, another downloads it",
  takes: (command) =>
    command
      .option("--once", "end by itself, with one JSON object as the last line")
      .option("--size <size>", "how much to share (default: 64MiB; 16MiB for the scenario relay)", sizeOf)
      .option("--keep", "leave the nodes' data where they are")
      .addOption(
        new Option(
          "--scenario <name>",
          "main: share and download; mirrors: what is published outlives its publisher; " +
            "relay: who has no credit waits, and earns it by relaying; trust: what is found through friends",
        )
          .choices(SCENARIOS)
          .default("main"),
      )
      .addHelpText("after", about),
  run: async ({ options }) => {
    const { play } = await import("./demo/play.ts")
    await play(options)
    return undefined
  },
})
