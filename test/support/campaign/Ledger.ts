/**
 * What a node under a campaign has acknowledged, and so must still be true after any crash. A command without an answer
 * may have come to pass or not; until it is seen which, both are right. So may what a refused command named, as another
 * under way may have ended it.
 */
import type { ManagementCommand } from "../../../src/contract/commands.ts"
import type { Snapshot } from "../../../src/contract/rows.ts"

type Standing = "there" | "ended" | "either"
export type Kind = "shares" | "torrents" | "mirrors"

export class Ledger {
  readonly standings: Readonly<Record<Kind, Map<string, Standing>>> = {
    shares: new Map(),
    torrents: new Map(),
    mirrors: new Map(),
  }
  acknowledged = 0
  #policy: readonly string[] = ["soft", "strict", "off"]
  /** Shares that are public: which one is taken back, only the node knows. */
  readonly #public = new Set<string>()
  readonly #verified = new Map<string, number>()
  /** Commands that take a public share back and have no answer yet. */
  #unpublishing = 0

  there(kind: Kind): readonly string[] {
    return [...this.standings[kind]].filter(([, standing]) => standing === "there").map(([id]) => id)
  }

  begun(command: ManagementCommand): void {
    for (const [kind, id] of ends(command))
      if (this.standings[kind].get(id) !== "ended") this.standings[kind].set(id, "either")
    if (command.type === "UnpublishShare") this.#unpublishing++
    if (command.type === "UnpublishShare")
      for (const id of this.#public)
        if (this.standings.shares.get(id) === "there") this.standings.shares.set(id, "either")
    if (command.type === "ChoosePolicy") this.#policy = [...new Set([...this.#policy, command.policy])]
  }

  /** @param id as the node's answer named it; undefined when it refused. */
  answered(command: ManagementCommand, id: string | undefined): void {
    if (id !== undefined) this.acknowledged++
    if (command.type === "UnpublishShare") this.#unpublishing--
    // Refused, it may be because another command under way has ended it: until the next start both are right.
    if (id === undefined) return
    for (const [kind, ended] of ends(command)) this.standings[kind].set(ended, "ended")
    if (command.type === "UnpublishShare") this.standings.shares.set(id, "ended")
    if (command.type === "PublishShare") this.#public.add(id)
    if (command.type === "SharePath") this.#came("shares", id)
    if (command.type === "PublishShare") this.#came("shares", id, this.#unpublishing > 0 ? "either" : "there")
    if (command.type === "DownloadLink") this.#came("torrents", id)
    if (command.type === "AddMirror") this.#came("mirrors", id)
    if (command.type === "ChoosePolicy") this.#policy = [command.policy]
  }

  /** Another command may have ended it, or be about to, before its own answer was there. */
  #came(kind: Kind, id: string, standing: Standing = "there"): void {
    if (!this.standings[kind].has(id)) this.standings[kind].set(id, standing)
  }

  /** @returns in words, what is not as it was acknowledged. Learns what became of commands without an answer. */
  compare(state: Snapshot): readonly string[] {
    const wrong: string[] = []
    this.#unpublishing = 0
    for (const { id, visibility } of state.shares) if (visibility === "public") this.#public.add(id)
    const rows = {
      shares: state.shares.filter(({ mode }) => mode !== "stopped").map(({ id }) => id),
      // Those of shares come and go with their shares.
      torrents: state.torrents
        .filter(({ mode, origin }) => mode !== "removed" && origin === "download")
        .map(({ id }) => id),
      mirrors: state.mirrors.map(({ id }) => id),
    }
    // A removal that was begun goes on after a crash: until its end the torrent is listed, and afterwards it is not.
    const going = new Set(state.torrents.filter(({ mode }) => mode === "removing").map(({ id }) => id))
    for (const id of going) this.standings.torrents.set(id, "either")
    for (const kind of ["shares", "torrents", "mirrors"] as const) {
      if (new Set(rows[kind]).size !== rows[kind].length) wrong.push(`${kind} are there twice`)
      for (const [id, standing] of this.standings[kind]) {
        if (going.has(id)) continue
        const there = rows[kind].includes(id)
        if (standing === "there" && !there) wrong.push(`${kind}/${id} was acknowledged and is gone`)
        if (standing === "ended" && there) wrong.push(`${kind}/${id} was ended and is there`)
        if (standing === "either") this.standings[kind].set(id, there ? "there" : "ended")
      }
      for (const id of rows[kind]) if (!this.standings[kind].has(id)) this.standings[kind].set(id, "there")
    }
    for (const { id, verifiedPieces, origin } of state.torrents) {
      const before = this.#verified.get(id) ?? 0
      if (origin === "download" && verifiedPieces < before)
        wrong.push(`torrents/${id} had ${before} pieces and has ${verifiedPieces}`)
      this.#verified.set(id, verifiedPieces)
    }
    const policy = state.credits[0]?.policy
    if (policy !== undefined && !this.#policy.includes(policy))
      wrong.push(`the policy is ${policy}, not ${this.#policy.join(" or ")}`)
    if (policy !== undefined) this.#policy = [policy]
    return wrong
  }
}

/** What a command brings to its end; of a share also what it was made public as, whose id only the node knows. */
const ends = (command: ManagementCommand): readonly (readonly [Kind, string])[] => {
  switch (command.type) {
    case "StopSharing":
      return [["shares", command.share]]
    case "RemoveTorrent":
      return [["torrents", command.torrent]]
    case "RemoveMirror":
      return [["mirrors", command.mirror]]
    default:
      return []
  }
}
