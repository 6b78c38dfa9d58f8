/** The words of the Sessions contract in one place. */
export type { Incoming, Reply, Session, SessionError, Sessions } from "../../src/transport/Sessions.ts"
export type { Publication } from "../../src/transport/Transport.ts"
