/** Whatever paths are called: systemd reads in the units what was meant. */
import fc from "fast-check"
import { expect, test } from "vitest"
import { hasControlSign, readSetting, word, words } from "../../../src/cli/service/unitFile.ts"
import { type ServicePlan, unitsOf } from "../../../src/cli/service/units.ts"
import { commandLine, extractWords, readUnit, specified } from "../../support/systemdText.ts"

/** Signs that mean something to systemd, shells or people come more often than others. */
const sign = fc.oneof(
  fc.constantFrom(..." \"'\\%$;:-+@!#=[]{}*~&|<>`,", "ä", "\u202e", "😀"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
)
const name = fc
  .array(sign, { minLength: 1, maxLength: 12 })
  .map((signs) => signs.join(""))
  .filter((text) => !hasControlSign(text) && !text.includes("/"))
const place = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `/${names.join("/")}`)

const plans: fc.Arbitrary<ServicePlan> = fc.record({
  scope: fc.constantFrom("user" as const, "system" as const),
  owner: fc.constant("ann"),
  home: place,
  node: place,
  launcher: place,
  tor: place,
  documentation: place,
  data: place,
  write: fc.array(place, { maxLength: 3 }),
  confined: fc.boolean(),
})

const unitNamed = (plan: ServicePlan, wanted: string) =>
  readUnit(unitsOf(plan).find((unit) => unit.name === wanted)!.text)

test("words come out of systemd's rules, and out of one's own, as they went in", () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 4 }), (texts) => {
      expect(extractWords(words(texts)).map(specified)).toEqual(texts)
      expect(readSetting(`A="x"\nWrite=${words(texts)}\nWriteMore="y"`, "Write")).toEqual(texts)
    }),
  )
})

test("what is called, where it may write and what is watched is what was meant", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const node = unitNamed(plan, "bulbil.service")
      expect(node.values("Service", "ExecStart").map(commandLine)).toEqual([
        [plan.node, plan.launcher, "start", "--data", plan.data, "--relay-unit"],
      ])
      const paths = (value: string) => extractWords(value).map(specified)
      expect(node.values("Service", "ReadWritePaths").flatMap(paths)).toEqual([
        plan.data,
        ...plan.write.map((folder) => `-${folder}`),
      ])
      expect(node.values("X-Bulbil", "Data").flatMap(paths)).toEqual([plan.data])
      expect(node.values("Service", "InaccessiblePaths").flatMap(paths)).toContain(`-${plan.home}/.ssh`)
      const relay = unitNamed(plan, "bulbil-relay.service")
      const wish = `${plan.data}/relay/start-wanted`
      expect(relay.values("Service", "ExecStartPre").map(commandLine)).toEqual([["/bin/rm", "-f", wish]])
      const [started] = relay.values("Service", "ExecStart").map(commandLine)
      expect(started!.slice(3)).toEqual([
        `${plan.data}/relay/notices.log`,
        plan.tor,
        "--defaults-torrc",
        `${plan.data}/relay/defaults`,
        "-f",
        `${plan.data}/relay/torrc`,
      ])
      expect(unitNamed(plan, "bulbil-relay.path").values("Path", "PathExists").map(specified)).toEqual([wish])
    }),
  )
})

test("no path makes a line of its own", () => {
  const settings = (plan: ServicePlan) => unitsOf(plan).map(({ text }) => text.split("\n").length)
  fc.assert(
    fc.property(plans, (plan) => {
      const plain = Object.fromEntries(
        (["home", "node", "launcher", "tor", "documentation", "data"] as const).map((key) => [key, "/x"]),
      )
      expect(settings(plan)).toEqual(settings({ ...plan, ...plain, write: [] }))
    }),
  )
})

test("the oracle knows what is badly quoted", () => {
  expect(() => extractWords('"a')).toThrow("unbalanced")
  expect(() => specified("/a%h")).toThrow("%h")
  expect(extractWords(`a"b c"'d"'\\x`.slice(0, -2))).toEqual([`ab cd"`])
  expect(word('a"b\\c%d')).toBe('"a\\"b\\\\c%%d"')
})
