/** Text that says what of it weighs most: `**strong**`, `` `code` ``. How that looks is for web or terminal. Pure. */
export interface MarkedPart {
  readonly text: string
  readonly as: "plain" | "strong" | "code"
}

export const markedParts = (text: string): readonly MarkedPart[] =>
  text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((part) => part !== "")
    .map((part) => {
      if (part.startsWith("**") && part.endsWith("**")) return { text: part.slice(2, -2), as: "strong" }
      return part.startsWith("`") ? { text: part.slice(1, -1), as: "code" } : { text: part, as: "plain" }
    })

export const plainText = (text: string): string =>
  markedParts(text)
    .map((part) => part.text)
    .join("")
