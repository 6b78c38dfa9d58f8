/**
 * Has a release's torrent run until its file is here whole, then compares the file with what was signed. The torrent is
 * an actor of its own; all that is done here is to ask for it, once a node that offers it is known, and to look.
 */
import { wait } from "../../../core/wait.ts"
import { StoreError } from "../../../storage/PieceStore.ts"
import { secretName } from "../../../storage/secretKinds.ts"
import type { EffectContext, EffectRun } from "../../kernel/ActorDefinition.ts"
import type { Needs } from "../../Ports.ts"
import type { TorrentCommand } from "../../torrent/commands.ts"
import type { ReleaseInput } from "../commands.ts"
import type { KnownRelease, ReleaseState } from "../mode.ts"
import { fileDigest } from "./fileDigest.ts"
import { isWhole, torrentNews, torrentStory } from "./torrentStory.ts"

const LOOK_MS = 5_000

type Ports = Needs<"clock" | "library" | "log" | "places" | "releases" | "storage" | "tell" | "vault">

export const fetch =
  (ports: Ports): EffectRun<ReleaseState, ReleaseInput> =>
  async (context) => {
    const { signal } = context
    const release = context.state().newest
    if (!release || release.torrent === "" || release.ready || release.left) return
    while (!signal.aborted) {
      const news = torrentNews(ports, [release.torrent], signal)
      const over = await look(ports, context, release).catch((error: unknown) => {
        if (!(error instanceof StoreError)) throw error
        return false
      })
      if (over || signal.aborted) return
      // A source may come, and a disk get well, without any fact of the torrent.
      await Promise.race([news, wait(ports.clock, LOOK_MS, signal)])
    }
  }

/** @returns whether there is nothing more to do. */
const look = async (
  ports: Ports,
  { signal, tell }: EffectContext<ReleaseState, ReleaseInput>,
  release: KnownRelease,
): Promise<boolean> => {
  const { seq, torrent, size, sha256 } = release
  const story = await torrentStory(ports, torrent)
  if (signal.aborted) return true
  if (story.phase === "absent") await request(ports, release)
  else if (!isWhole(story)) goBy(ports, release)
  if (story.phase === "gone") return (await tell({ type: "TorrentGone", seq })).ok
  if (story.phase !== "content") return false
  const fits = story.bytes === size && story.files === 1
  if (fits && !isWhole(story)) return false
  const right = fits && (await fileDigest(ports, torrent, story, signal)) === sha256
  return signal.aborted || (await tell({ type: "FileChecked", seq, right })).ok
}

/** Whoever offered it last: who did so first may be gone, or keep back what they offered. */
const goBy = ({ releases, vault }: Ports, { seq, torrent, adopted }: KnownRelease): void => {
  const source = releases.source(seq)
  const before = vault.get("link", torrent)
  if (source && before && !adopted && before.tracker !== source.tracker) vault.put("link", torrent, source)
}

/** Its source is kept only for a torrent that is asked for at once: after a crash between, another answer brings it. */
const request = async (ports: Ports, { seq, torrent, version, infohash }: KnownRelease): Promise<void> => {
  const source = ports.releases.source(seq)
  if (!source) return
  const folder = await ports.releases.folder()
  ports.vault.put("link", torrent, source)
  const asked: TorrentCommand = {
    type: "RequestDownload",
    folder,
    source: secretName("link", torrent),
    infohash,
    title: `Bulbil ${version}`,
    spare: true,
  }
  await ports.tell("torrent", torrent, asked)
}
