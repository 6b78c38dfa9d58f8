/**
 * For tests of what becomes of signed records, not of signatures: whether a signature holds follows from its octets
 * alone, so the same ones are checked once, and the answer is remembered. Where a thousand nodes are given one record,
 * the checks are most of the time.
 */
import sodium from "sodium-native"
import { onTestFinished } from "vitest"

/** Until the test is over. */
export const rememberChecks = (): void => {
  const check = sodium.crypto_sign_verify_detached
  const answers = new Map<string, boolean>()
  sodium.crypto_sign_verify_detached = (...asked) => {
    const octets = Buffer.concat(asked).toString("latin1")
    const known = answers.get(octets)
    if (known !== undefined) return known
    const answer = check(...asked)
    answers.set(octets, answer)
    return answer
  }
  onTestFinished(() => void (sodium.crypto_sign_verify_detached = check))
}
