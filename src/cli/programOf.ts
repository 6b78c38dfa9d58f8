/** The whole command line, as one of its commands sees it. */
import type { Command } from "commander"

export const programOf = (command: Command): Command => (command.parent ? programOf(command.parent) : command)
