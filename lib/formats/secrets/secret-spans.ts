/** A stretch [from, to) of a text. */
export type Span = readonly [from: number, to: number]

const SECRET_NAME =
  /pass(?![a-z])|password|passwd|passphrase|passcode|pwd|secret|token|credential|(?:api|access|private|signing|encryption|auth|master|session|account|shared)[._-]?key|masterauth|basicauth|htpasswd|(?<![a-z])auth(?![a-z])|(?<![a-z])dsn(?![a-z])|jwt|cookie|connection[._-]?string/i
/** Members that only say which secret is meant, or where it is. */
const NO_SECRET_NAME =
  /(?:name|id|ids|file|path|dir|type|kind|count|size|timeout|expiry|policy|driver|options?)$/i

/** Whether something of this name holds a secret. The agent judges by the same words (agent/plimsoll-agent.mjs). */
export function soundsSecret(name: string): boolean {
  return SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name)
}

/** Patterns whose last group is the secret; where there is no group, it is the whole. Each is linear. */
const FORMS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/dg,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/dg,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|sk-|npm_|AIza|hvs\.|dckr_pat_|plm_|SWMTKN-|SWMKEY-)[\w.-]{16,}/dg,
  /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/dg,
  /\$(?:apr1|2[aby]|5|6|argon2\w*)\$[^\s"',]+/dg,
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/@:"']{0,200}:([^\s/@"']+)@/dgi,
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,20}:\/\/([^\s/@:"']{16,})@/dgi,
  /\b(?:authorization|x-api-key|x-auth-token|x-vault-token)["']?\s{0,3}[:=]\s{0,3}["']?([^"'\n\r]+)/dgi,
  /\b(?:bearer|basic)\s{1,3}([\w.~+/=-]{8,})/dgi,
  /\b(?:mysql\w*|mariadb\w*)\b[^\n;|&]{0,500}?\s-p(?!\s)([^\s"']+)/dg,
  /\bsshpass\s{1,3}-p\s{0,3}([^\s"']+)/dg,
  /\bredis-cli\b[^\n;|&]{0,500}?\s-a\s{1,3}([^\s"']+)/dg,
  /\bcurl\b[^\n;|&]{0,500}?\s(?:-u|--user)[ =]?["']?[^\s:"']{1,100}:([^\s"']+)/dg,
]
/** A name, then its value. */
const NAMED = [
  /(?<![\w.-])(-{0,2}[A-Za-z_][\w.-]{0,200})"?\s{0,3}[=:]\s{0,3}("[^"]*"|'[^']*'|[^\s"'&,;|]+)/dg,
  /(?<![\w-])(--?[A-Za-z][\w.-]{0,100})"?,?\s{1,3}"?(?!-)([^\s"',]+)/dg,
]
const LONG_WORD = /(?<![\w+/=.-])[A-Za-z0-9_+-]{24,}={0,2}(?![\w+/=.-])/dg

/** What was taken out before it came, by the agent or by somebody's own hand. */
const GONE = /^(?:\[removed\]|\*+|<redacted>|\[redacted\]|x{4,})?$/i

/**
 * Where in a text something is formed like a secret, or named like one.
 * @param strict long random words count too; hexadecimal ones are digests
 */
export function secretSpans(text: string, strict: boolean): Span[] {
  const spans: Span[] = []
  const add = (span: Span | undefined) => {
    if (span && !GONE.test(text.slice(...span))) spans.push(span)
  }
  for (const form of FORMS) for (const match of text.matchAll(form)) add(match.indices?.at(-1))
  for (const form of NAMED)
    for (const match of text.matchAll(form)) if (soundsSecret(match[1] ?? '')) add(match.indices?.[2])
  if (!strict) return spans
  for (const match of text.matchAll(LONG_WORD))
    if (/[a-z]/.test(match[0]) && /[A-Z]/.test(match[0]) && /\d/.test(match[0])) add(match.indices?.[0])
  return spans
}

/** The value of `NAME=value`; null where it is empty or was taken out. */
export function valueSpan(pair: string): Span | null {
  const at = pair.indexOf('=') + 1
  return at === 0 || GONE.test(pair.slice(at)) ? null : [at, pair.length]
}

/** All of a text; null where it is empty or was taken out. */
export function wholeSpan(text: string): Span | null {
  return GONE.test(text) ? null : [0, text.length]
}
