/** Release numbers that every ecosystem orders alike: digits and dots, with an optional `v`. */
const RELEASE = /^v?\d+(?:\.\d+)*$/
/** The same with the revision of an Alpine package. */
const APK = /^\d+(?:\.\d+)*[a-z]?(?:_p\d+)?(?:-r\d+)?$/

/**
 * Order of two versions of a package in its ecosystem: negative where `a` comes first. Debian's and RPM's rules are followed in
 * full (deb-version(7); rpmvercmp, where only a caret is not known); of the others release numbers alone are compared.
 * @returns null where the ecosystem's order is not known for them: they must not be guessed
 */
export function compareVersions(type: string, a: string, b: string): number | null {
  if (type === 'deb') return compareWhole(a, b, debianPart)
  if (type === 'rpm') return a.includes('^') || b.includes('^') ? null : compareWhole(a, b, rpmPart)
  const form = type === 'apk' ? APK : RELEASE
  return form.test(a) && form.test(b)
    ? compareRuns(runs(a.replace(/^v/, '')), runs(b.replace(/^v/, '')))
    : null
}

/** `[epoch:]upstream[-revision]` */
function compareWhole(a: string, b: string, part: (a: string, b: string) => number): number {
  const [one, other] = [split(a), split(b)]
  return one.epoch - other.epoch || part(one.upstream, other.upstream) || part(one.revision, other.revision)
}

function split(version: string): { epoch: number; upstream: string; revision: string } {
  const [, epoch = '0', rest = version] = /^(\d+):(.*)$/.exec(version) ?? []
  const cut = rest.lastIndexOf('-')
  return {
    epoch: Number(epoch),
    upstream: cut < 0 ? rest : rest.slice(0, cut),
    revision: cut < 0 ? '' : rest.slice(cut + 1),
  }
}

/** Texts and numbers by turns; `~` before the end, the end before letters, letters before everything else. */
function debianPart(a: string, b: string): number {
  const pieces = (text: string) => text.match(/\d+|\D+/g) ?? []
  let [left, right] = [a, b]
  while (left || right) {
    const [one = '', other = ''] = [/^\D*/.exec(left)?.[0], /^\D*/.exec(right)?.[0]]
    const text = compareText(one, other)
    if (text !== 0) return text
    ;[left, right] = [left.slice(one.length), right.slice(other.length)]
    const [n = '0', m = '0'] = [pieces(left)[0], pieces(right)[0]].map((run) =>
      /^\d/.test(run ?? '') ? run : '0',
    )
    const number = compareNumber(n, m)
    if (number !== 0) return number
    ;[left, right] = [left.replace(/^\d+/, ''), right.replace(/^\d+/, '')]
  }
  return 0
}

function compareText(a: string, b: string): number {
  const rank = (char: string | undefined) => {
    if (char === '~') return -1
    if (char === undefined) return 0
    return /[a-zA-Z]/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256
  }
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = rank(a[i]) - rank(b[i])
    if (order !== 0) return order
  }
  return 0
}

/** Runs of digits or letters; numbers are newer than letters, `~` is older than the end. */
function rpmPart(a: string, b: string): number {
  const pieces = (text: string) => text.match(/\d+|[a-zA-Z]+|~/g) ?? []
  const [one, other] = [pieces(a), pieces(b)]
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [x, y] = [one[i], other[i]]
    if (x === y) continue
    if (x === '~' || y === '~') return x === '~' ? -1 : 1
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1
    const [digits, others] = [/^\d/.test(x), /^\d/.test(y)]
    if (digits !== others) return digits ? 1 : -1
    const order = digits ? compareNumber(x, y) : x < y ? -1 : 1
    if (order !== 0) return order
  }
  return 0
}

/** However long they are. */
function compareNumber(a: string, b: string): number {
  const [one, other] = [BigInt(a), BigInt(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

function runs(version: string): (string | number)[] {
  return (version.match(/\d+|[a-z]+/g) ?? []).map((run) => (/\d/.test(run) ? Number(run) : run))
}

/** A missing number counts as 0, missing letters as none. */
function compareRuns(a: (string | number)[], b: (string | number)[]): number | null {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const x = a[i] ?? (typeof b[i] === 'number' ? 0 : '')
    const y = b[i] ?? (typeof a[i] === 'number' ? 0 : '')
    if (typeof x !== typeof y) return null
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}
