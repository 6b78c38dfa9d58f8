/**
 * The asking side of routes: over whatever can put a request to another node. Owns nothing but the way from a route to
 * a request and back; whether an answer is true is for the caller to check.
 */
import type { Codec, GivenTo, ReadFrom, Route, StreamRoute } from "./Route.ts"

/** A session, as far as routes need one (transport/Sessions). */
export interface Asker {
  ask(request: {
    readonly method: "GET" | "POST"
    readonly path: string
    readonly body?: Uint8Array
    readonly maxBytes: number
    readonly onChunk?: (chunk: Uint8Array) => void
    readonly idleMs?: number
    readonly signal?: AbortSignal
  }): Promise<{ readonly status: number; readonly body: Uint8Array }>
}

interface Waiting {
  /** Milliseconds without a single octet of the answer after which it is given up. */
  readonly idleMs?: number
  readonly signal?: AbortSignal
}

type To<P> = {} extends P ? { readonly to?: P } : { readonly to: P }
type Body<Q> = Q extends undefined ? {} : { readonly body: GivenTo<Q> }

export interface Answered<Out> {
  /** False for the one 404. */
  readonly served: boolean
  /** `undefined` also for what is no such answer. */
  readonly value: Out | undefined
}

/** @throws what the session throws */
export const ask = async <P, Q extends Codec<any, any> | undefined, A extends Codec<any, any>>(
  session: Asker,
  { method, path, request, answer, cap }: Route<P, Q, A>,
  asked: To<P> & Body<Q> & Waiting,
): Promise<Answered<ReadFrom<A>>> => {
  const { to = {} as P, body, ...waiting } = asked as Waiting & { readonly to?: P; readonly body?: GivenTo<Q> }
  const sent = request ? { body: request.encode(body) } : {}
  const got = await session.ask({ method, path: path.write(to), ...sent, maxBytes: cap, ...waiting })
  return got.status === 200 ? { served: true, value: answer.decode(got.body) } : { served: false, value: undefined }
}

export interface Listening extends Waiting {
  /** Gets the answer as it comes; throwing from it breaks the answer off. */
  readonly onChunk: (chunk: Uint8Array) => void
  /** Of the answer, where less is expected than the route allows. */
  readonly maxBytes?: number
}

/** @returns when the answer has ended, 200 if there was one. @throws what the session and `onChunk` throw */
export const listen = <P>(
  session: Asker,
  { method, path, cap }: StreamRoute<P>,
  asked: To<P> & Listening,
): Promise<{ readonly status: number }> => {
  const { to = {} as P, maxBytes = cap, ...how } = asked as Listening & { readonly to?: P }
  return session.ask({ method, path: path.write(to), maxBytes, ...how })
}
