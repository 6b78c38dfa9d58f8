/** `bulbil man`: the man page, made of the same words as the help. */
import { localCommand } from "./CliCommand.ts"
import { manPage } from "./manual/manPage.ts"
import { programOf } from "./programOf.ts"

const install = `
To read it: bulbil man > bulbil.1 && man ./bulbil.1
To have it: mkdir -p ~/.local/share/man/man1 && bulbil man > ~/.local/share/man/man1/bulbil.1, then man bulbil.`

export const manCommand = localCommand<[], { readonly json?: true }>({
  name: "man",
  summary: "print the man page",
  takes: (command) => command.option("--json", "print one JSON object").addHelpText("after", install),
  run: async ({ command }) => {
    // For this command alone: what settings take is said by schemas, which are slow to load.
    const { settings } = await import("../contract/settings/registry.ts")
    const page = manPage(programOf(command), settings)
    return { schema: "man", json: { page }, text: page }
  },
})
