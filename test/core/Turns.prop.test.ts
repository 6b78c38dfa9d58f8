/** Turns: never two at once, in the order of asking, whatever fails. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Turn, Turns } from "../../src/core/Turns.ts"

const rounds = (n: number): Promise<void> => (n === 0 ? Promise.resolve() : Promise.resolve().then(() => rounds(n - 1)))
const jobs = fc.array(fc.record({ kind: fc.constantFrom("a", "b"), rounds: fc.nat(5), fails: fc.boolean() }), {
  maxLength: 20,
})

describe("turns", () => {
  it("let one of a kind run at a time, in the order of asking, and go on after a failure", async () => {
    await fc.assert(
      fc.asyncProperty(jobs, async (all) => {
        const turns = new Turns()
        const running = new Map<string, number>()
        const ended: { kind: string; i: number }[] = []
        const answers = await Promise.allSettled(
          all.map((job, i) =>
            turns.take(job.kind, async () => {
              expect(running.get(job.kind) ?? 0).toBe(0)
              running.set(job.kind, 1)
              await rounds(job.rounds)
              running.set(job.kind, 0)
              ended.push({ kind: job.kind, i })
              if (job.fails) throw new Error(`${i}`)
              return i
            }),
          ),
        )
        answers.forEach((answer, i) => {
          if (all[i]!.fails) expect(answer).toMatchObject({ status: "rejected", reason: { message: `${i}` } })
          else expect(answer).toEqual({ status: "fulfilled", value: i })
        })
        for (const kind of ["a", "b"]) {
          const order = ended.filter((end) => end.kind === kind).map(({ i }) => i)
          expect(order).toEqual([...order].sort((a, b) => a - b))
        }
        await rounds(4)
        expect(turns.size).toBe(0)
      }),
    )
  })

  it("are over when all that was asked for by then has ended, and are idle after that", async () => {
    const turn = new Turn()
    let ended = 0
    expect(turn.idle).toBe(true)
    for (let i = 0; i < 3; i++) void turn.take(() => rounds(3).then(() => void ended++))
    expect(turn.idle).toBe(false)
    await turn.over()
    expect(ended).toBe(3)
    expect(turn.idle).toBe(true)
    await expect(turn.take(() => Promise.reject(new Error("no")))).rejects.toThrow("no")
    await turn.over()
    expect(await turn.take(() => 7)).toBe(7)
  })
})
