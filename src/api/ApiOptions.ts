/**
 * How the management API is reached, in two ways. Behind the local unix socket the file's permissions are the
 * authority; behind the management onion it is a token, and then a cookie, and the browser that holds it is watched for
 * other pages' requests.
 */
import type { Clock, Random } from "../core/Clock.ts"
import type { OnionAddress, Token } from "../core/ids.ts"
import type { ManagedNode } from "./Node.ts"
import type { SessionPlace } from "./OperatorSessions.ts"
import type { UiFiles } from "./UiFiles.ts"

export interface OnionAccess {
  readonly kind: "onion"
  /** The one Host that is answered. */
  readonly host: OnionAddress
  readonly token: Token
  /** The built web UI. */
  readonly ui: UiFiles
  /** Where sessions are kept over a restart; in memory only if there is no place. */
  readonly sessions?: SessionPlace
}

export interface LocalAccess {
  readonly kind: "local"
}

export interface ApiOptions {
  readonly node: ManagedNode
  readonly access: OnionAccess | LocalAccess
  readonly clock: Clock
  readonly random: Random
  /** A bug behind a route: the caller hears `internal` and no more. */
  readonly onDefect?: (error: unknown) => void
}
