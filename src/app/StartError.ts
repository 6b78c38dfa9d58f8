/** Why a node cannot start, for a reason that lies outside of it. */
export class StartError extends Error {
  readonly _tag = "StartError"
  readonly code: "no-testnet" | "no-folder" | "no-permission" | "full"
  constructor(code: StartError["code"], message: string) {
    super(message)
    this.name = "StartError"
    this.code = code
  }
}
