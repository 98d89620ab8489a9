/** Names that say what a variable holds. */
const CALLED =
  /(?:PASSWORD|PASSWD|PASSPHRASE|PASSWRD|SECRET|TOKEN|API_?KEY|APIKEY|PRIVATE_?KEY|ACCESS_?KEY|ENCRYPTION_?KEY|SIGNING_?KEY|MASTER_?KEY|CREDENTIAL|CONNECTION_?STRING)|(?:^|_)(?:PWD|PASS|PW|AUTH|SALT)$/i
/** Names that only speak of one: where it lies, how long it holds, whether there is one. */
const ABOUT =
  /(?:_FILE|_FILES|_PATH|_DIR|_ID|_NAME|_URL|_URI|_HOST|_PORT|_USER|_HEADER|_TYPE|_TTL|_EXPIRY|_EXPIRES|_EXPIRES_IN|_LENGTH|_TIMEOUT|_ALGORITHM|_ALG|_ISSUER|_AUDIENCE|_ENDPOINT|_POLICY|_ROTATION|_ENABLED|_REQUIRED)$|^(?:OLD)?PWD$|PUBLIC|ALLOW_EMPTY|RANDOM_ROOT|TOKENIZER|SSH_AUTH_SOCK/i
/** Values that are secrets whatever the variable is called: credentials in an address, keys and tokens of known form. */
const HOLDS =
  /:\/\/[^/\s:@]{1,100}:[^/\s@]{1,200}@|-----BEGIN [A-Z ]{0,30}PRIVATE KEY|^(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_|AKIA[0-9A-Z]{12})/
const NO_SECRET = /^(?:|true|false|yes|no|on|off|none|null|0|1)$/i
/** A place where somebody else puts it. */
const ELSEWHERE = /^(?:\/run\/secrets\/|file:|vault:|\$\{?[A-Z_]+\}?$)/
const LONGEST_NAME = 80

/**
 * Whether a variable (`NAME=value`) is a secret in the open. A collector that takes values away on the host leaves `NAME`, or
 * something in the value's place; an empty value is none.
 */
export function isSecretVariable(variable: string): boolean {
  const cut = variable.indexOf('=')
  const name = cut < 0 ? variable : variable.slice(0, cut)
  const value = cut < 0 ? null : variable.slice(cut + 1)
  if (value !== null && (NO_SECRET.test(value.trim()) || ELSEWHERE.test(value))) return false
  if (CALLED.test(name) && !ABOUT.test(name)) return true
  return value !== null && HOLDS.test(value.slice(0, 4096))
}

export function nameOfVariable(variable: string): string {
  return (variable.split('=')[0] ?? '').slice(0, LONGEST_NAME)
}
