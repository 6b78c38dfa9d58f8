/** How the operator wants the page to be: one document, of which each part of the page has a field. */
import type { LanguageTag } from "../../contract/settings/preferences.ts"
import type { TableChoice } from "../table/column.ts"
import type { Asked } from "./address.ts"

export type Theme = "system" | "light" | "dark"
export type Density = "comfortable" | "normal" | "compact"
export const DEFAULT_DENSITY: Density = "comfortable"

/** How the list of transfers is looked at, under a name. */
export interface View {
  readonly id: string
  readonly name: string
  readonly asked: Asked
  readonly columns: TableChoice
}

/** A search in the catalogues that is run again. */
export interface KeptSearch {
  readonly id: string
  readonly text: string
  readonly filters: Readonly<Record<string, string | number>>
}

/** As the setting takes them: contract/settings/preferences.ts. */
export interface Preferences {
  readonly language?: LanguageTag
  readonly theme?: Theme
  /** How high the rows of tables are. */
  readonly density?: Density
  /** Whether single letters do something; where not, all is by Ctrl-K, and by keys that no text has. */
  readonly letters?: boolean
  /** Whether the ways to the pages show their icons only. */
  readonly foldedSide?: boolean
  /** Notices that shall not come again. */
  readonly putAside?: readonly string[]
  /** On the node's machine, that were used last: the newest first. */
  readonly folders?: readonly string[]
  /** By a table's name, what one has made of it. */
  readonly tables?: Readonly<Record<string, TableChoice>>
  readonly views?: readonly View[]
  readonly searches?: readonly KeptSearch[]
}
