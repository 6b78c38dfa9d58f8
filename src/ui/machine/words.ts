/** What an actor's machine says: its modes, and what leads from one to another. */
import { countText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const machineWords = inLanguage("machine", {
  chart: "Chart of modes",
  is: (mode: string): string => `It is **${mode}**`,
  came: (from: string, fact: string, time: string): string => `, from ${from} by \`${fact}\`, ${time} UTC`,
  tryAgain: "Try again",
  when: (mode: string): string => `When it became ${mode}`,
  became: (mode: string, count: number): string => `It became ${mode} ${countText(count, "time")}:`,
  been: "Mode it has been in",
  times: "Times",
  lasted: "For",
  asTable: "The machine as a table",
  ways: "What leads from mode to mode",
  inMode: "In the mode",
  by: "By",
  becomes: "It becomes",
})
