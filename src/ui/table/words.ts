/** What tables say of themselves. It is of the first script: read it where it is shown. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const tableWords = inLanguage("table", {
  selectAll: "Select all",
  select: (name: string): string => `Select ${name}`,
  column: (head: string): string => `Column ${head}`,
  /** On a card, before what stands below that head. */
  onCard: (head: string): string => head.toLowerCase(),
  /** Rem of a column, for a language whose words are longer than the English ones. */
  width: (_id: string, english: number): number => english,
  settings: "Columns, rows and order",
  sortedBy: "Sorted by",
  downwards: "Downwards. Turn it around",
  upwards: "Upwards. Turn it around",
  rows: "Rows",
  densities: { comfortable: "Comfortable", normal: "Normal", compact: "Compact" },
  columns: "Columns",
  narrow: "Where it is narrow some of them wait until there is room.",
  asAtFirst: "As it was at first",
  nameFirst: "The name stays first.",
  sortUp: "Sort upwards",
  sortDown: "Sort downwards",
  wider: "Wider",
  narrower: "Narrower",
  fit: "As wide as what is in it",
  left: "Move to the left",
  leftmost: "It is next to the name.",
  right: "Move to the right",
  rightmost: "It is the last.",
  hide: "Hide this column",
  stays: "It stays.",
  columnsAtFirst: "Columns as they were at first",
})
