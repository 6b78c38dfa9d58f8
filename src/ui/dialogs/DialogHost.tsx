/** Shows the one dialog that is open. */
import { type Component, Match, Switch } from "solid-js"
import type { OpenDialog } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import { AddMirrorDialog } from "./AddMirrorDialog.tsx"
import { AddressDialog } from "./AddressDialog.tsx"
import { DeclareFamilyDialog } from "./DeclareFamilyDialog.tsx"
import { DownloadDialog } from "./DownloadDialog.tsx"
import { ExportRelayDialog } from "./ExportRelayDialog.tsx"
import { HelpDialog } from "./HelpDialog.tsx"
import { ImportRelayDialog } from "./ImportRelayDialog.tsx"
import { JoinFamilyDialog } from "./JoinFamilyDialog.tsx"
import { LeaveFamilyDialog } from "./LeaveFamilyDialog.tsx"
import { LimitRelayDialog } from "./LimitRelayDialog.tsx"
import { LoadBackupDialog } from "./LoadBackupDialog.tsx"
import { PublishDialog } from "./PublishDialog.tsx"
import { RemoveDialog } from "./RemoveDialog.tsx"
import { RemoveMirrorDialog } from "./RemoveMirrorDialog.tsx"
import { SaveBackupDialog } from "./SaveBackupDialog.tsx"
import { ShareDialog } from "./ShareDialog.tsx"
import { StartRelayDialog } from "./StartRelayDialog.tsx"
import { StopRelayDialog } from "./StopRelayDialog.tsx"
import { TakeBackDialog } from "./TakeBackDialog.tsx"
import { TakeConsentBackDialog } from "./TakeConsentBackDialog.tsx"
import { WordDialog } from "./WordDialog.tsx"

export const DialogHost: Component = () => {
  const { dialogs } = useModel()
  const opened = <K extends OpenDialog["kind"]>(kind: K) => {
    const dialog = dialogs.open()
    return dialog?.kind === kind ? (dialog as Extract<OpenDialog, { kind: K }>) : null
  }
  return (
    <Switch>
      <Match when={opened("share")} keyed>
        {(dialog) => <ShareDialog path={dialog.path} />}
      </Match>
      <Match when={opened("download")} keyed>
        {(dialog) => <DownloadDialog link={dialog.link} />}
      </Match>
      <Match when={opened("remove")} keyed>
        {(dialog) => <RemoveDialog items={dialog.items} linksOnly={dialog.linksOnly} />}
      </Match>
      <Match when={opened("word")} keyed>
        {(dialog) => <WordDialog item={dialog.item} word={dialog.word} />}
      </Match>
      <Match when={opened("publish")} keyed>
        {(dialog) => <PublishDialog share={dialog.share} />}
      </Match>
      <Match when={opened("take-back")} keyed>
        {(dialog) => <TakeBackDialog share={dialog.share} />}
      </Match>
      <Match when={opened("save-backup")} keyed>
        {(dialog) => <SaveBackupDialog mirror={dialog.mirror} />}
      </Match>
      <Match when={opened("load-backup")}>
        <LoadBackupDialog />
      </Match>
      <Match when={opened("add-mirror")} keyed>
        {(dialog) => <AddMirrorDialog address={dialog.address} />}
      </Match>
      <Match when={opened("remove-mirror")} keyed>
        {(dialog) => <RemoveMirrorDialog mirror={dialog.mirror} />}
      </Match>
      <Match when={opened("address")} keyed>
        {(dialog) => <AddressDialog address={dialog.address} />}
      </Match>
      <Match when={opened("start-relay")}>
        <StartRelayDialog />
      </Match>
      <Match when={opened("stop-relay")}>
        <StopRelayDialog />
      </Match>
      <Match when={opened("limit-relay")}>
        <LimitRelayDialog />
      </Match>
      <Match when={opened("take-consent-back")}>
        <TakeConsentBackDialog />
      </Match>
      <Match when={opened("import-relay")}>
        <ImportRelayDialog />
      </Match>
      <Match when={opened("export-relay")}>
        <ExportRelayDialog />
      </Match>
      <Match when={opened("declare-family")}>
        <DeclareFamilyDialog />
      </Match>
      <Match when={opened("join-family")} keyed>
        {(dialog) => <JoinFamilyDialog path={dialog.path} />}
      </Match>
      <Match when={opened("leave-family")}>
        <LeaveFamilyDialog />
      </Match>
      <Match when={opened("help")}>
        <HelpDialog />
      </Match>
    </Switch>
  )
}
