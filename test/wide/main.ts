/**
 * `npm run wide -- up|down|status --dir D`: a private Tor network with distance, for trying things out by hand. What is
 * missing for it is said; then the exit code is 77, as of a test that was skipped.
 */
import { Command, InvalidArgumentError } from "commander"
import { status } from "../../src/testnet/privateTorNetwork.ts"
import { lacking } from "./lacking.ts"
import { bringUpWide, takeDownWide, type WideNetwork } from "./wideNetwork.ts"

/** The word of test runners for what could not be tried. */
export const SKIPPED = 77

interface Up {
  readonly dir: string
  readonly relays: number
  readonly seed: number
  readonly hosts: readonly string[]
}

const whole = (text: string): number => {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError("give a whole number")
  return Number(text)
}

const say = (line: string): boolean => process.stderr.write(`${line}\n`)

const tell = ({ dir, hosts }: WideNetwork): string =>
  [
    "The wide network is up. Hosts for nodes:",
    ...hosts
      .filter(({ name }) => !/^(authority\d|relay\d+|browser)$/.test(name))
      .map(({ name, namespace }) => `  ${name}: ip netns exec ${namespace} npx bulbil start --data D --testnet ${dir}`),
    `Delays and rates: ${dir}/wide.json. To end it: npm run wide -- down --dir ${dir}\n`,
  ].join("\n")

const up = async (options: Up): Promise<void> => {
  const missing = lacking()
  if (missing !== undefined) {
    say(missing)
    process.exitCode = SKIPPED
    return
  }
  const interruption = new AbortController()
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => interruption.abort(new Error("interrupted; nothing of the network is left")))
  process.stdout.write(tell(await bringUpWide({ ...options, log: say, signal: interruption.signal })))
}

const program = new Command("wide").description("A private Tor network with distance. Nothing leaves the machine.")
program
  .command("up")
  .description("start it, and return when clients can use it (about a minute)")
  .requiredOption("--dir <folder>", "folder of the network")
  .option("--relays <n>", "relays beside the three authorities", whole, 12)
  .option("--seed <n>", "from which delays and rates are drawn", whole, 1)
  .option("--hosts <names...>", "hosts for nodes", ["alice", "bob", "carol"])
  .action(up)
program
  .command("down")
  .description("end all its processes, and remove its namespaces")
  .requiredOption("--dir <folder>", "folder of the network")
  .action(({ dir }: Pick<Up, "dir">) => takeDownWide(dir))
program
  .command("status")
  .description("say which of its processes run")
  .requiredOption("--dir <folder>", "folder of the network")
  .action(({ dir }: Pick<Up, "dir">) => void process.stdout.write(`${JSON.stringify(status(dir), null, 2)}\n`))

try {
  await program.parseAsync()
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}
