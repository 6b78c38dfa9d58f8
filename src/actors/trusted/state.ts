/** What a trusted node is to this one, folded from its history. Pure and total; mode.ts has its mode. */
import type { Agreed } from "../../core/trustCost.ts"
import type { TrustedEvent } from "../../events/trusted.ts"
import type { Lie, Told } from "./commands.ts"
import { type TrustedFlags, flagsAfter, noFlags } from "./mode.ts"

export interface TrustedState extends TrustedFlags {
  /** Names its tracker in the vault. */
  readonly secret: string
  readonly degrees: number
  /** What more degrees than one were said to cost. */
  readonly agreed: Agreed | undefined
  readonly told: Told
  /** When it was found last, as far as is written down. */
  readonly foundAt: number
  /** How far its words are here. */
  readonly seq: number
  readonly listed: { readonly nodes: number; readonly total: number } | undefined
  readonly lies: readonly Lie[]
}

export const initial: TrustedState = {
  ...noFlags,
  secret: "",
  degrees: 1,
  agreed: undefined,
  told: "nobody",
  foundAt: 0,
  seq: 0,
  listed: undefined,
  lies: [],
}

export const evolve = (before: TrustedState, event: TrustedEvent): TrustedState => {
  const state = flagsAfter(before, event)
  switch (event.type) {
    case "NodeTrusted":
      return { ...state, secret: event.secret }
    case "NodeFound":
      return { ...state, foundAt: event.at }
    case "CatalogueIndexed":
      return { ...state, seq: event.seq }
    case "DegreesChosen":
      return { ...state, degrees: event.degrees, agreed: event.degrees > 1 ? agreedTo(event) : undefined }
    case "EdgeTold":
      return { ...state, told: event.told }
    case "TrustListRead":
      return { ...state, listed: { nodes: event.nodes, total: event.total } }
    case "NodeDistrusted":
      return { ...state, lies: [...state.lies, event.what] }
    default:
      return state
  }
}

const agreedTo = ({ nodes, octets }: Agreed): Agreed => ({ nodes, octets })
