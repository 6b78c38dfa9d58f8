/** Paths in arguments and options: one parser for all of them. What can be no path is wrong usage. */
import { givenPath as whole } from "../storage/givenPath.ts"
import { namedPath } from "../storage/namedPath.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"

/** Absolute, from the current folder. @throws CliFailure */
export const givenPath = (text: string): string => {
  const given = whole(text, process.cwd())
  if (typeof given !== "string") throw new CliFailure(exitCodes.usage, "bad-path", given.problem)
  return given
}

/** Of what is to be shared: with the names that it was given by, whatever links they are. @throws CliFailure */
export const namedSource = (text: string): string => {
  const given = givenPath(text)
  return text.startsWith("~") ? given : namedPath(text)
}
