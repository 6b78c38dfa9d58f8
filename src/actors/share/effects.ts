/**
 * What a share does: hashes what is to be shared (or takes a private torrent's hashes, to make it public), hands the
 * torrent to its own actor, publishes the share's onion, and has the tracker list what is public.
 */
import { publicKeyOfSeed } from "../../core/ed25519.ts"
import type { InfoHash } from "../../core/ids.ts"
import type { Metainfo } from "../../core/metainfo/Metainfo.ts"
import { publicMetainfo } from "../../core/metainfo/publicMetainfo.ts"
import { sameInfo } from "../../core/shareInfo.ts"
import { type HashProgress, type MadeTorrent, StoreError } from "../../storage/PieceStore.ts"
import type { Handler } from "../../transport/Sessions.ts"
import { MetadataAnswer } from "../../wire/MetadataAnswer.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import { waitWhile } from "../waitWhile.ts"
import type { TorrentCommand } from "../torrent/commands.ts"
import type { TrackerCommand } from "../tracker/commands.ts"
import { wait } from "../../core/wait.ts"
import { untilDate, untilLimitMet } from "../untilLimitMet.ts"
import type { ShareInput, ShareObservation } from "./commands.ts"
import { fitGiven } from "./fitGiven.ts"
import { handOver, NotShared } from "./handOver.ts"
import { publishShare, unreachable } from "./publishShare.ts"
import { shareHandler } from "./shareHandler.ts"
import type { ShareState } from "./state.ts"

export const shareEffects = (
  ports: Needs<
    | "clock"
    | "endShare"
    | "exchange"
    | "library"
    | "log"
    | "progress"
    | "published"
    | "sessions"
    | "storage"
    | "tell"
    | "vault"
  >,
): Effects<ShareState, ShareInput> => ({
  async hash(context) {
    const { id, signal, tell } = context
    const state = context.state()
    try {
      const { metainfo, leftOut } =
        state.publicOf === ""
          ? await (state.given ? fitGiven : hashed)(ports, id, state, signal)
          : { metainfo: await madePublic(ports, state.publicOf), leftOut: undefined }
      const torrent = await handOver(ports, id, context.state, metainfo, signal)
      if (torrent === undefined) return
      const finished: ShareObservation = {
        type: "HashFinished",
        torrent,
        infohash: metainfo.infoHash,
        bytes: metainfo.totalBytes,
        files: metainfo.files.length,
        ...(leftOut ? { leftOut } : {}),
        ...servedBefore(ports, torrent),
      }
      const answer = await ports.tell("share", id, finished)
      // Stopped in this very moment: nobody shares it.
      const remove: TorrentCommand = { type: "RemoveTorrent", withData: false }
      if (torrent === id && answer.ok && answer.seq === undefined) await ports.tell("torrent", id, remove)
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof StoreError || error instanceof NotShared)) throw error
      await tell({ type: "HashFailed", code: error.code, message: error.message })
    } finally {
      ports.progress.hashing(id, undefined)
      // What came to nothing, or is another torrent's already, leaves no side files behind. What was only broken off by
      // the end of the node goes on with what was chosen.
      if (!ports.library.has(id) && context.state().mode !== "hashing") await ports.library.remove(id)
    }
  },

  async publish(context) {
    const { id } = context
    const state = context.state()
    const secret = ports.vault.get("share", id)
    const metainfo = ports.library.get(state.torrent)
    if (!secret || !metainfo) return unreachable(ports, context, metainfo ? "its key is" : "its metadata are")
    const { seed } = secret
    const titled = (encode: (title: string) => Uint8Array): (() => Uint8Array) => {
      let last: { readonly title: string; readonly answer: Uint8Array } | undefined
      return () => {
        const { title } = context.state().info
        if (last?.title !== title) last = { title, answer: encode(title) }
        return last.answer
      }
    }
    const tracker = state.publicOf === "" ? undefined : publicKeyOfSeed(ports.vault.get("tracker")!.seed)
    const handler = shareHandler({
      token: secret.token,
      visibility: state.publicOf === "" ? "private" : "public",
      onion: publicKeyOfSeed(seed),
      metainfo: metainfo.bytes,
      answer: titled((title) =>
        MetadataAnswer.encode({ v: 1, title, metainfo: metainfo.bytes, ...(tracker ? { tracker } : {}) }),
      ),
      join: (record) => ports.exchange.addRecords(state.torrent, [record], { standing: "met", name: "joined" }),
      records: () => ports.exchange.records(state.torrent),
      swarm: ports.exchange.answers(state.torrent),
    })
    // What was shared last, or asked for last, is about to be fetched.
    let usedAt = ports.clock.now()
    const served: Handler = (incoming) => {
      const reply = handler(incoming)
      if (reply !== undefined) usedAt = ports.clock.now()
      return reply
    }
    const use = tracker ? "public share" : "private share"
    await publishShare(ports, context, seed, served, { use, usedAt: () => usedAt })
  },

  async begin(context) {
    await untilDate<ShareState>(ports.clock, context, ({ limits }) => limits.from)
    if (!context.signal.aborted) await context.tell({ type: "DateCame" })
  },

  async end(context) {
    const { id, state, signal, tell } = context
    const { torrent } = state()
    // What was decided before a crash is done now.
    while (state().ended === undefined && !signal.aborted) {
      const why = await untilLimitMet<ShareState>(ports.clock, context, {
        limits: ({ limits }) => limits,
        bytes: ({ bytes }) => bytes,
        given: ({ before }) => {
          const { octets, copies, quietMs } = ports.exchange.given(torrent) ?? NOTHING_GIVEN
          return { octets: octets - before.octets, copies: copies - before.copies, quietMs }
        },
      })
      if (why) await tell({ type: "LimitMet", why })
    }
    // What could not be stored is tried again: the link is to end.
    for (; !signal.aborted; await wait(ports.clock, AGAIN_MS, signal)) await ports.endShare(id)
  },

  async list(context) {
    const { state, signal } = context
    while (!signal.aborted) {
      const { info, bytes, files, infohash } = state()
      const command: TrackerCommand = { type: "ListTorrent", infohash: infohash as InfoHash, ...info, bytes, files }
      await ports.tell("tracker", "self", command)
      await waitWhile(context, (now) => sameInfo(now.info, info))
    }
  },

  async unlist({ state, tell }) {
    const command: TrackerCommand = { type: "UnlistTorrent", infohash: state().infohash as InfoHash }
    await ports.tell("tracker", "self", command)
    await tell({ type: "Unlisted" })
  },
})

/** Of one that is not served now: nobody fetches it. */
const NOTHING_GIVEN = { octets: 0, copies: 0, quietMs: 0 }
const AGAIN_MS = 60_000

/** Of content that is served already. */
const servedBefore = ({ exchange }: Needs<"exchange">, torrent: string) => {
  const given = exchange.given(torrent)
  return given && given.octets > 0 ? { served: { octets: given.octets, copies: given.copies } } : {}
}

async function hashed(
  ports: Needs<"library" | "progress" | "storage">,
  id: string,
  { path, name, skipUnsafe, chosen }: ShareState,
  signal: AbortSignal,
): Promise<Pick<MadeTorrent, "metainfo" | "leftOut">> {
  const onProgress = (progress: HashProgress) => ports.progress.hashing(id, progress)
  return ports.storage.make(path, {
    private: true,
    state: ports.library.folder(id),
    skipUnsafe,
    chosenIn: chosen ? ports.library.folder(id) : undefined,
    signal,
    onProgress,
    ...(name === undefined ? {} : { name }),
  })
}

async function madePublic(ports: Needs<"library">, of: string): Promise<Metainfo> {
  const source = ports.library.get(of)
  if (!source) throw new StoreError("missing", "the torrent that was to be made public is gone; share the files again")
  return publicMetainfo(source)
}
