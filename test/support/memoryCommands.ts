/** What a node in memory does with each command, and what it refuses, as the real actors do. */
import type { CommandReply, ManagementCommand } from "../../src/contract/commands.ts"
import { shareLimits, torrentLimits } from "../../src/core/limits.ts"
import { chosenOfNode } from "../../src/core/nodeLimits.ts"
import { moved } from "../../src/core/queue.ts"
import { tagsAfter } from "../../src/core/ownTags.ts"
import { Millis } from "../../src/core/ids.ts"
import { readChecksum } from "../../src/core/checksum.ts"
import type { MirrorView, TorrentMode, TorrentRow } from "../../src/contract/rows.ts"
import { onSetting } from "./memorySettings.ts"
import { onTrust } from "./memoryTrust.ts"
import type { MemoryManagedNode } from "./MemoryManagedNode.ts"

type Of<T extends ManagementCommand["type"]> = Extract<ManagementCommand, { type: T }>
const done = (id: string): CommandReply => ({ ok: true, id })
const refuse = (code: string, message: string): CommandReply => ({ ok: false, code, message })
const unknown = (what: string): CommandReply =>
  refuse(`no-such-${what}`, `there is no such ${what}; \`bulbil status\` lists them`)

const find = <T extends { readonly id: string; readonly infohash?: string | null }>(
  rows: readonly T[],
  target: string,
): T | undefined => {
  const found = rows.filter((row) => row.id.startsWith(target) || row.infohash?.startsWith(target))
  return found.length === 1 ? found[0] : undefined
}

export const performCommand = (node: MemoryManagedNode, command: ManagementCommand): CommandReply => {
  switch (command.type) {
    case "SharePath": {
      const share = node.freshId()
      node.changeShare(
        share,
        {
          path: command.path,
          title: command.title,
          description: command.description ?? "",
          tags: command.tags ?? [],
        },
        { type: "ShareRequested", path: command.path, title: command.title },
      )
      return done(share)
    }
    case "DownloadLink": {
      const known = node.links.get(command.link)
      if (known !== undefined) return { ...refuse("duplicate", "this is in your list already"), id: known }
      const id = node.freshId()
      node.links.set(command.link, id)
      const folder = command.folder ?? node.node.downloads
      node.changeTorrent(
        id,
        { path: folder, title: command.title ?? "" },
        { type: "DownloadRequested", folder, source: "vault" },
      )
      return done(id)
    }
    case "DescribeShare":
    case "StopSharing":
    case "PublishShare":
    case "UnpublishShare":
      return onShare(node, command)
    case "AddRecipient":
    case "RevokeRecipient":
      return onRecipient(node, command)
    case "LimitShare": {
      const share = find(node.rowsSince(-1).shares, command.share)
      if (!share) return unknown("share")
      const limits = shareLimits.chosen(share.limits, command)
      node.changeShare(share.id, { limits }, { type: "ShareLimited", ...limits })
      return done(share.id)
    }
    case "LimitQueue":
    case "LimitNode": {
      const { type: _, ...choice } = command
      const { id: _i, ...before } = node.row("limits", "self") ?? { id: "self" }
      const chosen = chosenOfNode(before, choice)
      const taken = Object.fromEntries(Object.keys(before).map((name) => [name, undefined]))
      node.change("limits", "self", { ...taken, ...chosen }, [{ type: "LimitsChosen", ...chosen }])
      return done("self")
    }
    case "AddMirror": {
      const { mirrors } = node.rowsSince(-1)
      if (command.address === node.tracker()?.address) return refuse("own-tracker", "this is this node's own tracker")
      if (
        mirrors.some(
          (row) => row.mode !== "removed" && [row.pasted, row.tracker, row.address].includes(command.address),
        )
      )
        return refuse("duplicate", "this tracker is mirrored here already")
      const id = node.freshId()
      node.changeMirror(
        id,
        { update: command.update, pasted: command.address },
        { type: "MirrorRequested", update: command.update },
      )
      return done(id)
    }
    case "ChooseMirrorUpdate":
    case "UpdateMirror":
    case "RemoveMirror": {
      const mirror = find(node.rowsSince(-1).mirrors, command.mirror)
      return mirror ? onMirror(node, command, mirror) : unknown("mirror")
    }
    case "TrustNode":
    case "NameNode":
    case "ChooseDegrees":
    case "TellOthers":
    case "LookNow":
    case "RevokeTrust":
      return onTrust(node, command)
    case "ExportTracker":
      return done(command.mirror ?? "self")
    case "ImportTracker": {
      if (command.passphrase !== undefined) node.changeTracker({}, { type: "TrackerRestored" })
      if (command.passphrase !== undefined) return done("self")
      const id = node.freshId()
      node.changeMirror(id, { update: "manual", mode: "by-hand" }, { type: "MirrorRequested", update: "manual" })
      return done(id)
    }
    case "AnswerConsent":
    case "StartRelay":
    case "StopRelay":
    case "LimitRelay":
    case "DeclareFamily":
    case "JoinFamily":
    case "LeaveFamily":
      return onRelay(node, command)
    case "ExportRelay":
    case "ImportRelay":
    case "ChoosePolicy":
      return onCredit(node, command)
    case "AddRelease":
    case "CompareChecksum":
    case "DismissRelease":
    case "ExportRelease":
      return onRelease(node, command)
    case "MuteTracker":
    case "UnmuteTracker":
      return done(command.tracker)
    case "EndSessions":
      node.signedIn = node.signedIn.filter(({ id }) => command.sessions?.every((target) => !id.startsWith(target)))
      return done("self")
    case "ChangeLink":
      node.way = { ...node.way, token: `${"U".repeat(42)}k` }
      if (!command.keepSessions) node.signedIn = []
      return { ok: true, id: "self", link: node.managementLink().link }
    case "RequireKey":
      if ((node.way.key !== undefined) === command.required) return done("self")
      node.way = { token: node.way.token, ...(command.required && { key: "A".repeat(52) }) }
      return { ok: true, id: "self", ...(node.way.key && { key: node.way.key }) }
    case "ChooseSetting":
    case "ResetSetting": {
      const answer = onSetting(node.chosen, command)
      // A fact of the node's own, of which its row says nothing.
      if (answer.ok) node.change("limits", "self", {}, [{ type: command.type, name: command.name }])
      return answer
    }
    case "RestartNode":
      node.held = new Map(node.chosen)
      node.node = { ...node.node, startedAt: Millis(node.node.startedAt + 1) }
      return done("self")
    case "StopNode":
      return done("self")
    default: {
      const torrent = find(node.rowsSince(-1).torrents, command.torrent)
      return torrent ? onTorrent(node, command, torrent) : unknown("torrent")
    }
  }
}

const onRelease = (
  node: MemoryManagedNode,
  command: Of<"AddRelease" | "CompareChecksum" | "DismissRelease" | "ExportRelease">,
): CommandReply => {
  const offered = node.row("releases", "self")?.offered
  if (!offered) return refuse("no-release", "no newer software is offered here")
  if (command.type === "CompareChecksum") {
    const sha256 = readChecksum(command.checksum)
    if (sha256 === undefined) return refuse("bad-checksum", "this is no SHA-256 checksum")
    const compared = sha256 === offered.sha256
    node.changeRelease(
      { offered: { ...offered, compared } },
      { type: "ChecksumCompared", seq: offered.seq, equal: compared },
    )
  }
  if (command.type === "DismissRelease")
    node.changeRelease(
      { mode: "none", offered: { ...offered, wanted: false } },
      { type: "ReleaseDismissed", seq: offered.seq },
    )
  return done("self")
}

const onTorrent = (
  node: MemoryManagedNode,
  command: Extract<ManagementCommand, { torrent: string }>,
  row: TorrentRow,
): CommandReply => {
  const running: TorrentMode = row.verifiedPieces === row.pieces && row.pieces > 0 ? "seeding" : "downloading"
  if (command.type === "LimitTorrent") {
    const limits = torrentLimits.chosen(row.limits, command)
    node.changeTorrent(row.id, { limits }, { type: "LimitsChosen", ...limits })
  }
  const files = node.filePages.get(row.id)
  if (command.type === "SelectFiles" && files)
    node.filePages.set(row.id, {
      ...files,
      levels: command.levels ?? files.levels,
      sequential: command.sequential ?? files.sequential,
    })
  if (command.type === "MoveInQueue") {
    const { torrents } = node.rowsSince(-1)
    for (const { id, place } of moved(torrents, row.id, command.move))
      node.changeTorrent(id, { place }, { type: "PlaceChosen", place })
  }
  if (command.type === "PauseTorrent" && row.mode === "paused")
    return refuse("already-paused", "this torrent is paused already")
  if (command.type === "PauseTorrent") node.changeTorrent(row.id, { mode: "paused" }, { type: "TorrentPaused" })
  if (command.type === "ResumeTorrent")
    node.changeTorrent(row.id, { mode: running, error: null }, { type: "TorrentResumed" })
  if (command.type === "RecheckTorrent") node.changeTorrent(row.id, { mode: "checking" }, { type: "RecheckStarted" })
  if (command.type === "MoveData")
    node.changeTorrent(
      row.id,
      { mode: "moving", move: { from: row.path, to: command.folder, arrived: false, stopped: false } },
      { type: "MoveBegun", from: row.path, to: command.folder },
    )
  if (command.type === "StopMove" && !row.move)
    return refuse("not-moving", "the data of this torrent are not being moved")
  if (command.type === "RetitleTorrent")
    node.changeTorrent(row.id, { title: command.title }, { type: "TitleChosen", title: command.title })
  if (command.type === "TagTorrent") {
    const tags = tagsAfter(row.tags, command)
    node.changeTorrent(row.id, { tags }, { type: "TagsChosen", tags })
  }
  if (command.type === "RemoveTorrent")
    node.changeTorrent(row.id, { mode: "removed" }, { type: "TorrentRemoved", withData: command.withData })
  return done(row.id)
}

const onShare = (
  node: MemoryManagedNode,
  command: Of<"DescribeShare" | "StopSharing" | "PublishShare" | "UnpublishShare">,
): CommandReply => {
  const { shares } = node.rowsSince(-1)
  const share = find(shares, command.share)
  if (!share) return unknown("share")
  if (command.type === "PublishShare") {
    if (share.mode !== "active")
      return refuse(
        "not-active",
        "this share is not ready yet, or was stopped; only one that is active can be made public",
      )
    const id = node.freshId()
    const { path, title, description, tags, torrent, bytes, files } = share
    node.changeShare(
      id,
      { path, title, description, tags, bytes, files, visibility: "public", publicOf: torrent },
      { type: "ShareRequested", path, title, publicOf: torrent },
    )
    return done(id)
  }
  if (command.type === "DescribeShare") {
    const said = {
      title: command.title || share.title,
      description: command.description ?? share.description,
      tags: command.tags ?? share.tags,
    }
    node.changeShare(share.id, said, { type: "ShareDescribed", ...said })
    return done(share.id)
  }
  if (command.type === "UnpublishShare" && share.visibility !== "public")
    return refuse("not-public", "this share is not public")
  node.changeShare(share.id, { mode: "stopped", link: null }, { type: "ShareStopped" })
  return done(share.id)
}

const onRecipient = (node: MemoryManagedNode, command: Of<"AddRecipient" | "RevokeRecipient">): CommandReply => {
  const share = find(node.rowsSince(-1).shares, command.share)
  if (!share) return unknown("share")
  if (command.type === "RevokeRecipient") {
    const found = find(share.recipients, command.recipient)
    if (!found) return unknown("recipient")
    const recipients = share.recipients.filter(({ id }) => id !== found.id)
    node.changeShare(share.id, { recipients }, { type: "RecipientRevoked", secret: `recipient-${found.id}` })
    return done(found.id)
  }
  if (!share.keyed && !command.endOldLink)
    return refuse("link-without-key", "this share is from before links had keys: with its first recipient it ends")
  const id = node.freshId()
  const key = id.replaceAll(/[0189]/g, "a").padEnd(52, "a")
  const link = `http://${"a".repeat(55)}d.onion/private/${"T".repeat(43)}#k=${key}`
  const recipients = [...share.recipients, { id, name: command.name, link }]
  node.changeShare(share.id, { keyed: true, recipients }, { type: "RecipientAdded", secret: `recipient-${id}` })
  return done(id)
}

const onMirror = (
  node: MemoryManagedNode,
  command: Of<"ChooseMirrorUpdate" | "UpdateMirror" | "RemoveMirror">,
  row: MirrorView,
): CommandReply => {
  if (command.type === "UpdateMirror" && row.fork !== null)
    return refuse("tracker-forked", "this tracker has told two stories under one signature; it is followed no further")
  if (command.type === "UpdateMirror")
    node.changeMirror(row.id, { mode: "updating", quota: null }, { type: "UpdateRequested" })
  if (command.type === "RemoveMirror") node.changeMirror(row.id, { mode: "removed" }, { type: "MirrorRemoved" })
  if (command.type === "ChooseMirrorUpdate") {
    const { update } = command
    node.changeMirror(
      row.id,
      { update, mode: update === "manual" ? "by-hand" : row.head > row.seq ? "updating" : "current" },
      { type: "UpdateChosen", update },
    )
  }
  return done(row.id)
}

type RelayCommand = Of<
  "AnswerConsent" | "StartRelay" | "StopRelay" | "LimitRelay" | "DeclareFamily" | "JoinFamily" | "LeaveFamily"
>

/** Consent starts the relay; its limit and port are drawn the first time, and here always the same. */
const onRelay = (node: MemoryManagedNode, command: RelayCommand): CommandReply => {
  const { mode = "unasked", port, rate = 0 } = node.relay() ?? {}
  const agreed = mode === "running" || mode === "stopped"
  const at = port ?? 24_713
  switch (command.type) {
    case "AnswerConsent": {
      const { consent } = command
      const answeredAt = node.beganAt
      const limit = rate > 0 ? {} : { rate: 1_310_720, burst: 2_621_440 }
      const limited = rate > 0 ? [] : [{ type: "RelayLimited", rate: 1_310_720, burst: 2_621_440 }]
      if (consent === "no" && mode !== "refused")
        node.changeRelay({ mode: "refused", answeredAt }, { type: "ConsentRefused" })
      if (consent === "yes" && !agreed) {
        node.changeRelay({ mode: "running", answeredAt, port: at, ...limit }, { type: "ConsentGiven" }, ...limited, {
          type: "RelayStarted",
          port: at,
          chosen: false,
        })
      }
      return done("self")
    }
    case "StartRelay": {
      if (!agreed)
        return refuse(
          "no-consent",
          "a relay makes this machine's address public, so it runs only after you have said yes",
        )
      const asked = command.port ?? at
      if (mode !== "running" || asked !== port)
        node.changeRelay(
          { mode: "running", port: asked },
          { type: "RelayStarted", port: asked, chosen: command.port !== undefined },
        )
      return done("self")
    }
    case "StopRelay":
      if (mode !== "running") return refuse("relay-not-running", "no relay runs here")
      node.changeRelay({ mode: "stopped" }, { type: "RelayStopped" })
      return done("self")
    case "DeclareFamily":
    case "JoinFamily":
      node.changeRelay({ family: "family-00ff" }, { type: "FamilyDeclared", key: "family-00ff" })
      return done("self")
    case "LeaveFamily":
      node.changeRelay({ family: null }, { type: "FamilyLeft" })
      return done("self")
    case "LimitRelay": {
      const burst = command.burst ?? 2 * command.rate
      if (burst < command.rate) return refuse("bad-limit", "the burst cannot be less than the rate")
      node.changeRelay({ rate: command.rate, burst }, { type: "RelayLimited", rate: command.rate, burst })
      return done("self")
    }
  }
}

const key = "f3a91c".repeat(11).slice(0, 64)

const onCredit = (
  node: MemoryManagedNode,
  command: Of<"ExportRelay" | "ImportRelay" | "ChoosePolicy">,
): CommandReply => {
  const ledger = node.ledger()
  if (!ledger) return refuse("no-ledger", "the ledger has not been opened")
  const { balance, earned, handedOver, imported } = ledger
  if (command.type === "ChoosePolicy")
    node.changeCredit({ policy: command.policy }, { type: "PolicyChosen", policy: command.policy })
  if (command.type === "ImportRelay") {
    const known = node.trustedRelays.has(key)
    if (!known && command.trust !== true)
      return refuse(
        "unknown-relay",
        `this ledger does not know the relay that signed this (key ${key.slice(0, 16)}…): if ` +
          "it is yours, import it with trust",
      )
    node.trustedRelays.add(key)
    const credit = 3_000_000_000
    node.changeCredit(
      { imported: imported + credit, balance: balance + credit },
      ...(known ? [] : [{ type: "RelayTrusted", key }]),
      { type: "CreditImported", credit, relayed: credit, day: "2026-11-25", from: key },
    )
    // Files of this name come from a relay that declares a family.
    if (command.path.endsWith("family.bulbil") && (node.relay()?.family ?? null) === null)
      return { ok: true, id: "self", family: true }
  }
  if (command.type === "ExportRelay") {
    if (command.code === ledger.code)
      return refuse(
        "own-ledger",
        "this is this node's own ledger: give the code that `bulbil credit show` prints on the other node",
      )
    const credit = Math.min(balance, earned - handedOver)
    if (credit <= 0) return refuse("nothing-to-export", "there is no credit that was earned here and is not spent")
    node.changeCredit(
      { handedOver: handedOver + credit, balance: balance - credit },
      { type: "CreditHandedOver", credit, day: "2026-11-25", to: command.code },
    )
  }
  return done("self")
}
