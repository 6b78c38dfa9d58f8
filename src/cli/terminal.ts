/**
 * Questions to whoever sits at the terminal. They go to stderr, so that stdout holds the answer alone; nothing is asked
 * where nobody sits.
 */
import { createInterface, type Interface } from "node:readline"
import { Writable } from "node:stream"

export interface Asking {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream
}

export const here = (): Asking => ({ input: process.stdin, output: process.stderr })

/** No, unless the answer is yes. */
export const confirmed = async (question: string, { input, output }: Asking): Promise<boolean> => {
  output.write(`${question} [y/N] `)
  const answer = await line(createInterface({ input, terminal: false }))
  return /^y(es)?$/i.test(answer?.trim() ?? "")
}

/** A line for each prompt; what is typed is not shown. Ends early where the input does, or with an empty line. */
export const hidden = async (prompts: readonly string[], { input, output }: Asking): Promise<readonly string[]> => {
  const reader = createInterface({
    input,
    output: new Writable({ write: (_chunk, _encoding, done) => done() }),
    terminal: true,
    historySize: 0,
  })
  let interrupted = false
  reader.once("SIGINT", () => {
    interrupted = true
    reader.close()
  })
  const lines: string[] = []
  output.write(prompts[0]!)
  for await (const typed of reader) {
    output.write("\n")
    if (lines.push(typed) === prompts.length || typed === "") break
    output.write(prompts[lines.length]!)
  }
  // Lets go of the input as well, which would keep the process alive.
  reader.close()
  // The terminal does not send it while it shows nothing; it is itself again by now.
  if (interrupted) process.kill(process.pid, "SIGINT")
  return lines
}

const line = (reader: Interface): Promise<string | undefined> =>
  new Promise((resolve) => {
    reader.once("line", (answer) => {
      resolve(answer)
      reader.close()
    })
    reader.once("close", () => resolve(undefined))
  })
