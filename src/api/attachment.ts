/** How an answer says that it is a file to keep, and what that is called. */

/** RFC 8187: what is no plain letter, digit or sign of a name goes as octets; names come from strangers. */
export const attachment = (name: string): string => `attachment; filename*=UTF-8''${escaped(name)}`

const escaped = (name: string): string =>
  [...Buffer.from(name)]
    .map((octet) => {
      const sign = String.fromCharCode(octet)
      return /[A-Za-z0-9._-]/.test(sign) ? sign : `%${octet.toString(16).toUpperCase().padStart(2, "0")}`
    })
    .join("")
