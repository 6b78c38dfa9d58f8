/**
 * Paths in commands: what the API was given, made whole, or the refusal to answer with. Nobody's current folder is
 * meant here.
 */
import path from "node:path"
import { givenPath } from "../../storage/givenPath.ts"
import { refuse, type Refused } from "./answers.ts"

export const givenPlace = (text: string): string | Refused => {
  const given = givenPath(text)
  if (typeof given === "string") return given
  return refuse(
    path.isAbsolute(text) || text.startsWith("~") || text.trim() === "" ? "bad-path" : "relative-path",
    given.problem,
  )
}
