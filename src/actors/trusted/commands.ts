/** What may be said to a trusted node's actor: commands of the operator, observations of its effects. */
export type Told = "nobody" | "anybody"
export type Lie = "fork" | "rollback" | "equivocal-list"

export type TrustedCommand =
  | { readonly type: "TrustNode"; readonly secret: string }
  /** Its name in the vault is another. */
  | { readonly type: "NameNode" }
  /** What it costs was looked at, and agreed to. */
  | { readonly type: "ChooseDegrees"; readonly degrees: number; readonly nodes: number; readonly octets: number }
  | { readonly type: "TellOthers"; readonly told: Told }
  | { readonly type: "LookNow" }
  | { readonly type: "RevokeTrust" }

export type TrustedObservation =
  | { readonly type: "NodeMet"; readonly seq: number; readonly count: number }
  | { readonly type: "NodeMissed"; readonly code: string }
  | { readonly type: "WordsTaken"; readonly seq: number; readonly entries: number; readonly octets: number }
  | { readonly type: "CatalogueTooBig"; readonly count: number }
  | { readonly type: "ListRead"; readonly nodes: number; readonly total: number }
  | { readonly type: "NodeLied"; readonly what: Lie }
  | { readonly type: "GreetFailed"; readonly code: string; readonly message: string }

export type TrustedInput = TrustedCommand | TrustedObservation
