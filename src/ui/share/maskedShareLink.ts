/** What of a share's link is enough to tell it from another, and opens nothing. */
export const maskedShareLink = (link: string): string =>
  link.replace(/^(\w+:\/\/.{6})[^/]*(\/[a-z]+\/)?.*$/, "$1…$2••••")
