/**
 * npm run study:credit: prints the tables and writes them, and the plots, into the docs. With --check it changes
 * nothing, and ends with 1 when the docs hold anything else.
 */
import path from "node:path"
import { parseArgs } from "node:util"
import { differences, write } from "./pages.ts"
import { study } from "./study.ts"

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } })
const docs = path.resolve(import.meta.dirname, "../../../docs")
const result = study()
if (values.check) {
  const found = differences(result, docs)
  for (const difference of found) process.stderr.write(`${difference}\n`)
  process.stdout.write(
    found.length === 0
      ? "docs/credit.md is what the study says\n"
      : "The docs are not what the study says; write them anew with: npm run study:credit\n",
  )
  process.exitCode = found.length === 0 ? 0 : 1
} else {
  for (const [name, table] of Object.entries(result.tables)) process.stdout.write(`## ${name}\n\n${table}\n\n`)
  write(result, docs)
}
