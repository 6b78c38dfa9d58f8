/** Listeners hear what is said while they listen, each once, in the order in which they came. */
import { describe, expect, it } from "vitest"
import { KeyedListeners, Listeners } from "../../src/core/Listeners.ts"

describe("Listeners", () => {
  it("are told in the order in which they came, until they leave", () => {
    const heard: string[] = []
    const listeners = new Listeners<[string]>()
    const leave = listeners.add((said) => heard.push(`first ${said}`))
    listeners.add((said) => heard.push(`second ${said}`))
    listeners.tell("a")
    leave()
    leave()
    listeners.tell("b")
    expect(heard).toEqual(["first a", "second a", "second b"])
  })

  it("are not called any more once another has made them leave", () => {
    const heard: string[] = []
    const listeners = new Listeners<[]>()
    const leaving: (() => void)[] = []
    listeners.add(() => leaving.forEach((leave) => leave()))
    leaving.push(listeners.add(() => heard.push("left")))
    listeners.tell()
    expect(heard).toEqual([])
  })

  it("are told later, who were there and still are", () => {
    const heard: string[] = []
    const listeners = new Listeners<[string]>()
    const leave = listeners.add((said) => heard.push(`gone ${said}`))
    listeners.add((said) => heard.push(`there ${said}`))
    const tell = listeners.present()
    listeners.add((said) => heard.push(`late ${said}`))
    leave()
    tell("a")
    expect(heard).toEqual(["there a"])
  })

  it("throw at the teller, or with tellEach keep nothing from the others", () => {
    const heard: string[] = []
    const listeners = new Listeners<[string]>()
    listeners.add(() => {
      throw new Error("a listener's own")
    })
    listeners.add((said) => heard.push(said))
    expect(() => listeners.tell("a")).toThrow("a listener's own")
    listeners.tellEach("b")
    expect(heard).toEqual(["b"])
  })
})

describe("KeyedListeners", () => {
  it("hear of their own key, and leave nothing behind", () => {
    const heard: string[] = []
    const listeners = new KeyedListeners<string, [number]>()
    const leave = [
      listeners.add("x", (n) => heard.push(`x ${n}`)),
      listeners.add("x", (n) => heard.push(`x again ${n}`)),
      listeners.add("y", (n) => heard.push(`y ${n}`)),
    ]
    listeners.tell("x", 1)
    listeners.tell("z", 2)
    expect(heard).toEqual(["x 1", "x again 1"])
    expect(listeners.size).toBe(2)
    for (const end of leave) end()
    listeners.tell("x", 3)
    expect(heard).toHaveLength(2)
    expect(listeners.size).toBe(0)
  })

  it("who comes back is not made to leave by an unsubscriber of before", () => {
    const listeners = new KeyedListeners<string, []>()
    const leave = listeners.add("x", () => undefined)
    leave()
    let heard = 0
    listeners.add("x", () => heard++)
    leave()
    listeners.tell("x")
    expect(heard).toBe(1)
  })
})
