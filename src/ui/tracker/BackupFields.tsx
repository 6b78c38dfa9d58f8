/** What both dialogs of backups ask: the file, and the passphrase of the tracker's key. */
import type { Component } from "solid-js"
import { Field, type Typed } from "../parts/Field.tsx"
import { PathField } from "../parts/path/PathField.tsx"
import { backupWords as words } from "./backupWords.ts"

export const BackupFile: Component<Typed> = (props) => (
  <PathField {...props} id="backup-path" label={words.file} files autofocus placeholder={words.example} />
)

export const Passphrase: Component<Typed> = (props) => (
  <Field {...props} id="backup-passphrase" label={words.passphrase} secret maxLength={1024} />
)

export const PassphraseAgain: Component<Typed> = (props) => (
  <Field {...props} id="backup-again" label={words.again} secret maxLength={1024} />
)
