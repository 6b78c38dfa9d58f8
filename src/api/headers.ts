/**
 * The headers of every answer of the management API, whatever its status: nothing is cached, referred, framed, sniffed
 * or loaded from elsewhere, and nothing tells a clock, a server or a version. Owns the values; app.ts puts them on.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ")

export const securityHeaders = {
  "cache-control": "no-store",
  "content-security-policy": contentSecurityPolicy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const

/** All that may ever stand in an answer's head; the tests hold every route and status to it. */
export const headerWhitelist: readonly string[] = [
  ...Object.keys(securityHeaders),
  "accept-ranges",
  "connection",
  "content-disposition",
  "content-encoding",
  "content-length",
  "content-range",
  "content-type",
  "etag",
  "set-cookie",
  "transfer-encoding",
]
