/** What a relay has published of itself (dir-spec, 2.1.1), and what the consensus says of it (3.4.1). Pure. */

/** Why this server descriptor is not that of a middle relay without a mark; undefined when it is. */
export const descriptorProblem = (descriptor: string): string | undefined => {
  const lines = descriptor.split("\n").map((line) => line.trimEnd())
  const policy = lines.filter((line) => /^(accept|reject) /.test(line))
  const accepted = policy.find((line) => line.startsWith("accept "))
  if (accepted) return `it would let others out of Tor (${accepted})`
  if (policy.at(-1) !== "reject *:*") return "it does not refuse all exits"
  const ipv6 = lines.find((line) => /^ipv6-policy accept\b/.test(line))
  if (ipv6) return `it would let others out of Tor (${ipv6})`
  const nickname = /^router (\S+) /m.exec(descriptor)?.[1]
  if (nickname !== "Unnamed") return "it has a nickname"
  if (lines.some((line) => line.startsWith("contact "))) return "it has a contact line"
  return undefined
}

/** Whether it shows everybody that its operator runs other relays. */
export const declaresFamily = (descriptor: string): boolean => /^family-cert$/m.test(descriptor)

/** Flags of a router status entry. */
export const flagsOf = (entry: string): readonly string[] =>
  /^s (.*)$/m
    .exec(entry)?.[1]
    ?.split(" ")
    .filter((flag) => flag !== "") ?? []
