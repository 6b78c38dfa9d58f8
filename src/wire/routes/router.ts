/**
 * The answering side of routes: one answer for each route of an onion, and the one 404 for everything else. The body of
 * a request is read when the answer asks for it, so that who may not ask is not even read.
 */
import type { GivenTo, ReadFrom, Route, StreamRoute } from "./Route.ts"

/** A request as it came (transport/Sessions). */
interface Incoming {
  readonly method: "GET" | "POST"
  readonly path: string
  readonly body: Uint8Array
  readonly cutOff: (reason: string) => void
}

type Reply = { readonly body: Uint8Array } | { readonly chunks: AsyncIterable<Uint8Array> } | undefined

export interface Asked<P, Q, I> {
  readonly to: P
  /** What was asked with; `undefined` when it is no such message, which costs the caller its session. */
  readonly body: () => Q | undefined
  readonly incoming: I
}

/** `undefined`: the one 404. */
type Answer<R, I> =
  R extends StreamRoute<infer P>
    ? (asked: Asked<P, undefined, I>) => AsyncIterable<Uint8Array> | undefined
    : R extends Route<infer P, infer Q, infer A>
      ? (asked: Asked<P, ReadFrom<Q>, I>) => GivenTo<A> | undefined
      : never

type Routes = Readonly<Record<string, Route<any, any, any> | StreamRoute<any>>>

export const router = <I extends Incoming, R extends Routes>(
  routes: R,
  answers: { readonly [K in keyof R]: Answer<R[K], I> },
): ((incoming: I) => Reply) => {
  const all = Object.entries(routes).map(([name, route]) => ({
    route,
    answer: answers[name] as (asked: Asked<unknown, unknown, I>) => unknown,
  }))
  return (incoming) => {
    for (const { route, answer } of all) {
      const to = route.method === incoming.method ? route.path.read(incoming.path) : undefined
      if (to === undefined) continue
      const body = () => {
        const message = route.request?.decode(incoming.body)
        if (message === undefined) incoming.cutOff("a malformed message")
        return message
      }
      const value = answer({ to, body, incoming })
      if (value === undefined) return undefined
      return route.answer === "stream"
        ? { chunks: value as AsyncIterable<Uint8Array> }
        : { body: route.answer.encode(value) }
    }
    return undefined
  }
}
