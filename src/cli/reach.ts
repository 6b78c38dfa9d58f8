/** `bulbil reach SHARE`: whether others get through to a share. The node dials it through Tor, as they do. */
import { durationText } from "../contract/figures.ts"
import { INSPECT_SECONDS } from "../contract/files.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { itsShare, target } from "./targets.ts"
import { whileItLasts } from "./whileItLasts.ts"

export const reachCommand = nodeCommand<[share: string]>({
  name: "reach",
  summary: "check that others get through to a share: the node dials it through Tor, as they do",
  example: "reach 4f1c22",
  takes: (command) => command.argument("<share>", itsShare),
  run: async ({ client, progress }, share) => {
    const { ms } = await whileItLasts(
      progress,
      (seconds) => `Dialling it through Tor: ${durationText(seconds)} of at most ${durationText(INSPECT_SECONDS)}`,
      client.reach(target(share)),
    )
    return { schema: "reach", json: { ms }, text: `reached through Tor after ${durationText(Math.max(1, ms / 1_000))}` }
  },
})
