/** A page that Bulbil does not have: what it is made of stands here alone. */
import type { PageEntry } from "../../../src/ui/state/pages.ts"

const paragraph = (text: string): HTMLElement => Object.assign(document.createElement("p"), { textContent: text })

export const toyPage: PageEntry = {
  id: "toy",
  text: "Toy",
  icon: "info",
  key: "9",
  count: () => 3,
  shortcuts: () => [{ keys: ["j"], help: ["J", "Jump"], act: () => (paragraphs("jumped"), true) }],
  component: ({ given }) => paragraph(`A toy page, given “${given}”`),
  foot: () => paragraph("Toy at the foot"),
  notice: () => paragraph("Toy above all pages"),
}

const paragraphs = (text: string): void => document.querySelector(".stage")?.append(paragraph(text))
