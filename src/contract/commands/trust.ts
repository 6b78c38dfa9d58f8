/** Commands about nodes that are trusted: to trust, to name, how far it leads, who may know, to look, to revoke. */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Link, Target } from "./fields.ts"

const Name = Schema.String.pipe(Schema.maxLength(64)).annotations({ description: "a name of at most 64 characters" })
const Degrees = Schema.Int.pipe(Schema.between(1, 4)).annotations({ description: "1, 2, 3 or 4 degrees" })
const Whole = Schema.Int.pipe(Schema.nonNegative())
const Agreed = Schema.Struct({ nodes: Whole, octets: Whole }).annotations({
  description: "what it was said to cost: nodes and octets",
})
const Told = Schema.Literal("nobody", "anybody").annotations({ description: "nobody or anybody" })

/** `address`: of its tracker; `at`: of a mirror of it, where it may be read as well. The name stays here. */
export const TrustNode = commandSchema("TrustNode", {
  address: Link,
  name: Schema.optional(Name),
  at: Schema.optional(Link),
})

/** An empty name: none. */
export const NameNode = commandSchema("NameNode", { node: Target, name: Name })

/** More degrees only with what was agreed to, and only while they cost about that. */
export const ChooseDegrees = commandSchema("ChooseDegrees", {
  node: Target,
  degrees: Degrees,
  agreed: Schema.optional(Agreed),
})

export const TellOthers = commandSchema("TellOthers", { node: Target, told: Told })

export const LookNow = commandSchema("LookNow", { node: Target })

export const RevokeTrust = commandSchema("RevokeTrust", { node: Target })
