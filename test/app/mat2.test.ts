/**
 * Cleaned copies, by a program that stands for mat2 on every machine, and by mat2 itself where it is installed: what
 * the one is taken to do the other does.
 */
import { chmod, mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { findMat2 } from "../../src/app/looks/mat2.ts"
import { cleaningContract } from "../contracts/cleaningContract.ts"
import { docx, jpeg, mp3, pdf, png } from "../support/plantedFiles.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

/** Writes a clean file of the same kind in place of the one that it is given; fails at all others. */
const pretended = async (): Promise<string> => {
  const folder = await temporaryFolder()
  const blanks = { jpg: jpeg([]), png: png({}), pdf: pdf({}), docx: docx({}), mp3: mp3({}) }
  await mkdir(path.join(folder, "blanks"))
  for (const [ending, bytes] of Object.entries(blanks)) await writeFile(path.join(folder, "blanks", ending), bytes)
  const program = path.join(folder, "mat2")
  const script = `#!/bin/sh
test "$1" = --inplace || exit 2
grep -q 'no picture' "$2" && exit 1
cat "${folder}/blanks/\${2##*.}" > "$2"
`
  await writeFile(program, script)
  await chmod(program, 0o755)
  return program
}

describe("what stands for mat2", () => cleaningContract(pretended))

const real = await findMat2()
if (real) describe("mat2", () => cleaningContract(async () => real))
else process.stderr.write("mat2 is not on this machine: only what stands for it was tried\n")

it("is found where it is on the path, and only there", async () => {
  const program = await pretended()
  expect(await findMat2(`relative:/nowhere:${path.dirname(program)}`)).toBe(program)
  expect(await findMat2("/nowhere")).toBeUndefined()
})
