/**
 * The passphrase of a tracker's key: out of BULBIL_PASSPHRASE, or typed. Never out of the arguments, which every
 * process of the machine can read.
 */
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { type Asking, hidden } from "./terminal.ts"

const MAX = 1024

/**
 * @param fresh it is chosen just now, so it is typed twice. @throws CliFailure when there is none, or the two are not
 * the same.
 */
export const passphrase = async (fresh: boolean, env: NodeJS.ProcessEnv, asking: Asking): Promise<string> => {
  const given = env["BULBIL_PASSPHRASE"]
  if (given === undefined && !asking.input.isTTY)
    throw wrong("the key has a passphrase: set BULBIL_PASSPHRASE, or run this on a terminal to be asked for it")
  const text = given ?? (await typed(fresh, asking))
  if (text === "") throw wrong("the passphrase is empty")
  if (text.length > MAX) throw wrong(`a passphrase has at most ${MAX} characters`)
  return text
}

const typed = async (fresh: boolean, asking: Asking): Promise<string> => {
  const [first = "", again] = await hidden(
    ["Passphrase for the tracker's key: ", ...(fresh ? ["Once more: "] : [])],
    asking,
  )
  if (fresh && first !== "" && again !== first) throw wrong("the two passphrases are not the same; nothing was written")
  return first
}

const wrong = (message: string): CliFailure => new CliFailure(exitCodes.usage, "bad-passphrase", message)
