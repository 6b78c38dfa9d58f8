/** Shows the one dialog that is open. */
import { type Component, Match, Switch } from "solid-js"
import type { OpenDialog } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import { AddMirrorDialog } from "../mirrors/AddMirrorDialog.tsx"
import { AddressDialog } from "../catalogue/AddressDialog.tsx"
import { DeclareFamilyDialog } from "../relay/DeclareFamilyDialog.tsx"
import { DownloadDialog } from "../files/DownloadDialog.tsx"
import { ExportRelayDialog } from "../relay/ExportRelayDialog.tsx"
import { HelpDialog } from "../frame/HelpDialog.tsx"
import { ImportRelayDialog } from "../relay/ImportRelayDialog.tsx"
import { JoinFamilyDialog } from "../relay/JoinFamilyDialog.tsx"
import { LeaveFamilyDialog } from "../relay/LeaveFamilyDialog.tsx"
import { LimitRelayDialog } from "../relay/LimitRelayDialog.tsx"
import { LoadBackupDialog } from "../tracker/LoadBackupDialog.tsx"
import { PublishDialog } from "../tracker/PublishDialog.tsx"
import { RemoveDialog } from "../files/RemoveDialog.tsx"
import { RemoveMirrorDialog } from "../mirrors/RemoveMirrorDialog.tsx"
import { SaveBackupDialog } from "../tracker/SaveBackupDialog.tsx"
import { ShareDialog } from "../files/ShareDialog.tsx"
import { StartRelayDialog } from "../relay/StartRelayDialog.tsx"
import { StopRelayDialog } from "../relay/StopRelayDialog.tsx"
import { TakeBackDialog } from "../tracker/TakeBackDialog.tsx"
import { TakeConsentBackDialog } from "../relay/TakeConsentBackDialog.tsx"
import { WordDialog } from "../files/WordDialog.tsx"

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
