/**
 * `bulbil`: all commands, one file each. Exit codes: 0 done, 1 failed or refused, 2 wrong usage, 3 no node is running,
 * 128 and the signal's number when it was interrupted.
 */
import { CliFailure } from "./CliFailure.ts"
import { fail } from "./failure.ts"
import { guardOutput } from "./output.ts"
import { program } from "./program.ts"
import { asksForJson, run } from "./run.ts"
import { exitOf, onInterruption, wasInterrupted } from "./signals.ts"

const words = process.argv.slice(2)
guardOutput()
// Commands that have something to end well take it themselves.
onInterruption((signal) => {
  fail(
    new CliFailure(exitOf(signal), "interrupted", `ended by ${signal}; what a node has begun goes on there`),
    asksForJson(words),
  )
  process.exit()
})
await run(program, words)
// A signal that comes while Node takes its loop down would end it as if nobody had taken the first one.
if (wasInterrupted()) process.exit()
