/** `bulbil service`: the node under systemd. */
import type { CliGroup } from "./CliCommand.ts"
import { installCommand } from "./service/install.ts"
import { removeCommand } from "./service/remove.ts"
import { statusCommand } from "./service/status.ts"

export const serviceCommand: CliGroup = {
  name: "service",
  summary: "have systemd start the node with the machine, and keep it running",
  commands: [installCommand, removeCommand, statusCommand],
}
