/** What each command does. A new one is declared in a file of its own and listed here. */
import type { Command } from "./defineCommand.ts"
import { changeLinkCommand, endSessionsCommand, requireKeyCommand } from "./access.ts"
import { addReleaseCommand } from "./addRelease.ts"
import { exportTrackerCommand, importTrackerCommand } from "./backups.ts"
import { exportReleaseCommand } from "./exportRelease.ts"
import { declareFamilyCommand, joinFamilyCommand, leaveFamilyCommand } from "./family.ts"
import { locateDataCommand } from "./locate.ts"
import { limitNodeCommand, limitShareCommand, limitTorrentCommand } from "./limits.ts"
import { addMirrorCommand, chooseMirrorUpdateCommand, removeMirrorCommand, updateMirrorCommand } from "./mirrors.ts"
import {
  answerConsentCommand,
  choosePolicyCommand,
  exportRelayCommand,
  importRelayCommand,
  limitRelayCommand,
  startRelayCommand,
  stopRelayCommand,
} from "./relay.ts"
import { moveDataCommand, stopMoveCommand } from "./move.ts"
import { retitleTorrentCommand, tagTorrentCommand } from "./names.ts"
import { addRecipientCommand, revokeRecipientCommand } from "./recipients.ts"
import { compareChecksumCommand, dismissReleaseCommand } from "./releases.ts"
import { limitQueueCommand, moveInQueueCommand } from "./queue.ts"
import { removeTorrentCommand } from "./removeTorrent.ts"
import { selectFilesCommand } from "./selectFiles.ts"
import { describeShareCommand } from "./describeShare.ts"
import { muteTrackerCommand, unmuteTrackerCommand } from "./search.ts"
import { chooseSettingCommand, resetSettingCommand } from "./settings.ts"
import { publishShareCommand, sharePathCommand, stopSharingCommand, unpublishShareCommand } from "./shares.ts"
import { restartNodeCommand, stopNodeCommand } from "./stopNode.ts"
import { downloadLinkCommand, pauseTorrentCommand, recheckTorrentCommand, resumeTorrentCommand } from "./torrents.ts"
import {
  chooseDegreesCommand,
  lookNowCommand,
  nameNodeCommand,
  revokeTrustCommand,
  tellOthersCommand,
  trustNodeCommand,
} from "./trust.ts"

export const commands: readonly Command[] = [
  sharePathCommand,
  describeShareCommand,
  stopSharingCommand,
  publishShareCommand,
  unpublishShareCommand,
  addRecipientCommand,
  revokeRecipientCommand,
  downloadLinkCommand,
  pauseTorrentCommand,
  resumeTorrentCommand,
  recheckTorrentCommand,
  selectFilesCommand,
  locateDataCommand,
  moveDataCommand,
  stopMoveCommand,
  retitleTorrentCommand,
  tagTorrentCommand,
  removeTorrentCommand,
  limitNodeCommand,
  limitTorrentCommand,
  limitShareCommand,
  limitQueueCommand,
  moveInQueueCommand,
  addMirrorCommand,
  chooseMirrorUpdateCommand,
  updateMirrorCommand,
  removeMirrorCommand,
  trustNodeCommand,
  nameNodeCommand,
  chooseDegreesCommand,
  tellOthersCommand,
  lookNowCommand,
  revokeTrustCommand,
  exportTrackerCommand,
  importTrackerCommand,
  answerConsentCommand,
  startRelayCommand,
  stopRelayCommand,
  limitRelayCommand,
  exportRelayCommand,
  importRelayCommand,
  declareFamilyCommand,
  joinFamilyCommand,
  leaveFamilyCommand,
  choosePolicyCommand,
  addReleaseCommand,
  compareChecksumCommand,
  dismissReleaseCommand,
  exportReleaseCommand,
  muteTrackerCommand,
  unmuteTrackerCommand,
  endSessionsCommand,
  changeLinkCommand,
  requireKeyCommand,
  chooseSettingCommand,
  resetSettingCommand,
  stopNodeCommand,
  restartNodeCommand,
]
