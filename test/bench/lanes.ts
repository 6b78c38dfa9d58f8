/**
 * How rules for lanes compare, in virtual time: `npm run bench -- lanes`. A model of flows takes all sizes and many
 * draws of circuits (`--draws`); the real exchange in SimWorld takes those of `--world` megabytes, `--worlds` draws of
 * each (the rule of before is in the model alone). Seconds, dials and lanes are medians over the draws. Last line: one
 * JSON object.
 */
import { parseArgs } from "node:util"
import { type LaneRules, LANE_RULES } from "../../src/core/laneRules.ts"
import { model, type Outcome, type Scene } from "./lanes/LaneModel.ts"
import { earned, fixed, fixedRules, FORMER, type Rule } from "./lanes/rules.ts"
import { world } from "./lanes/world.ts"
import { median, rounded, say } from "./support.ts"

const text = (value: string) => ({ type: "string", default: value }) as const
const { values } = parseArgs({
  options: { sizes: text("20,100,500,5000"), draws: text("24"), world: text("20"), worlds: text("3") },
})
const MB = 1_000_000
const FIXED = [2, 4, 8, 16]

const scenes = (sizes: string): readonly Scene[] =>
  sizes
    .split(",")
    .map(Number)
    .filter((size) => size > 0)
    .flatMap((size) =>
      [1_500, 14_000].flatMap((dialMs) =>
        [10 * MB, 0.6 * MB].flatMap((line) => [1, 3].map((sources) => ({ octets: size * MB, dialMs, line, sources }))),
      ),
    )

const middle = (runs: readonly Outcome[]) => ({
  seconds: rounded(median(runs.map(({ seconds }) => seconds)), 1),
  dials: median(runs.map(({ dials }) => dials)),
  lanes: median(runs.map(({ most }) => most)),
})
type Row = Readonly<Record<string, ReturnType<typeof middle>>>

const tell = ({ octets, dialMs, line, sources }: Scene, row: Row): void => {
  const rules = Object.entries(row).map(
    ([name, { seconds, dials, lanes }]) => `${name} ${seconds} s, ${dials} dials, ${lanes}`,
  )
  say(`${octets / MB} MB, dials of ${dialMs / 1000} s, ${line / MB} MB/s, ${sources} source(s): ${rules.join(" · ")}`)
}

const inModel = scenes(values.sizes).map((scene) => {
  const draws = Array.from({ length: Number(values.draws) }, (_, i) => i + 1)
  const rules: readonly Rule[] = [FORMER, earned("earned", LANE_RULES), ...FIXED.map(fixed)]
  const row: Row = Object.fromEntries(
    rules.map((rule) => [rule.name, middle(draws.map((seed) => model(rule, scene, seed)))]),
  )
  tell(scene, row)
  return { ...scene, ...row }
})

const inWorld: (Scene & Readonly<Record<string, unknown>>)[] = []
for (const scene of scenes(values.world)) {
  const rules: readonly (readonly [string, LaneRules])[] = [
    ["earned", LANE_RULES],
    ...FIXED.map((lanes) => [`fixed${lanes}`, fixedRules(lanes)] as const),
  ]
  const row: Record<string, ReturnType<typeof middle>> = {}
  for (const [name, lanes] of rules) {
    const runs: Outcome[] = []
    for (let seed = 1; seed <= Number(values.worlds); seed++) runs.push(await world({ lanes }, scene, seed))
    row[name] = middle(runs)
  }
  tell(scene, row)
  inWorld.push({ ...scene, ...row })
}
console.log(JSON.stringify({ bench: "lanes", draws: Number(values.draws), model: inModel, world: inWorld }))
