/** The file of a relay's summaries, which both dialogs of them ask for. */
import type { Component } from "solid-js"
import type { Typed } from "../parts/Field.tsx"
import { PathField } from "../parts/path/PathField.tsx"
import { relayDialogWords as words } from "./dialogWords.ts"

export const SummaryFile: Component<Typed> = (props) => (
  <PathField {...props} id="relay-path" label={words.file} files autofocus placeholder={words.path} />
)
