/**
 * Releases port: how newer software is asked for, and where a release that was verified may be fetched. Whom to ask,
 * and when, is the trusted nodes' actors' to say; what to make of the answer is the release actor's.
 */
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import type { Session } from "../transport/Sessions.ts"

export interface ReleaseSource {
  readonly onion: OnionAddress
  readonly tracker: TrackerKey
}

export interface Releases {
  /**
   * Asks a trusted node, over a session with its tracker's onion, for the newest release that it holds; checks the
   * answer, and tells the release actor. The same question for everybody. @param node its local id, which facts name.
   * @throws SessionError
   */
  from(node: string, source: ReleaseSource, session: Session, signal: AbortSignal): Promise<void>
  /** Who offered this release last, since the node was started. */
  source(seq: number): ReleaseSource | undefined
  /** Where releases are downloaded to, as it is kept; it is there when this resolves. @throws StoreError */
  folder(): Promise<string>
}
