/**
 * How the management API is reached, in two ways. Behind the local unix socket the file's permissions are the
 * authority; behind the management onion it is a token, and then a cookie, and the browser that holds it is watched for
 * other pages' requests.
 */
import type { Clock, Random } from "../core/Clock.ts"
import type { OnionAddress, Token } from "../core/ids.ts"
import type { ManagedNode } from "./Node.ts"
import type { OperatorSessions } from "./OperatorSessions.ts"
import type { UiFiles } from "./UiFiles.ts"

/** What opens the management onion; looked at for each request, as it can be changed. */
export interface Entrance {
  /** The one Host that is answered. */
  readonly host: OnionAddress
  readonly token: Token
  readonly sessions: OperatorSessions
}

export interface OnionAccess {
  readonly kind: "onion"
  readonly entrance: Entrance
  /** The built web UI. */
  readonly ui: UiFiles
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
