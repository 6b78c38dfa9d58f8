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

export interface Choice<Answer> {
  readonly question: string
  /** What a line means; undefined for what is no answer, after which it is asked again. */
  readonly read: (line: string) => Answer | undefined
}

/** An answer to each question, in turn; undefined where the input ends before. */
export const choices = async <Answer>(
  questions: readonly Choice<Answer>[],
  { input, output }: Asking,
): Promise<readonly Answer[] | undefined> => {
  const reader = createInterface({ input, terminal: false })
  const answers: Answer[] = []
  const ask = () => void output.write(`${questions[answers.length]!.question} `)
  try {
    if (questions.length > 0) ask()
    for await (const line of reader) {
      const answer = questions[answers.length]!.read(line.trim())
      if (answer !== undefined && answers.push(answer) === questions.length) return answers
      ask()
    }
    return undefined
  } finally {
    reader.close()
  }
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
