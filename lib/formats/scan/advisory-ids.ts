const CVE = /\bCVE-\d{4}-\d{4,19}\b/gi
const GHSA = /\bGHSA(?:-[23456789cfghjmpqrvwx]{4}){3}\b/gi
/**
 * Advisories of distributions and of databases: `RHSA-2021:4464`, `DSA-4808-1`, `ALAS2-2022-1860`, `USN-5179-1`, `pyup.io-40291`.
 * Every repetition ends somewhere, so that a long text made to look like ids is read in linear time.
 */
const OTHERS =
  /\b(?:(?:RHSA|RHBA|RHEA|ELSA|ALSA|RLSA|CESA)-\d{4}[:-]\d{2,7}|(?:DSA|DLA|USN)-\d{1,5}(?:-\d{1,3})?|ALAS[A-Z0-9.]{0,30}-\d{4}-\d+|(?:SUSE|openSUSE)-[A-Z]{2}-\d{4}:\d+-\d+|GLSA-[\d-]{6,30}\d|(?:GO|PYSEC|RUSTSEC|OSV|MAL|NSWG|PHSA)-[\dA-Z.-]{0,60}\d|TEMP-\d{7}-[0-9A-F]{6})\b|\bpyup\.io-\d+/g

/** The id something goes by and its other ids, sorted. */
export interface AdvisoryIds {
  advisory: string
  aliases: string[]
}

/** CVE ids that a text names, each once, in order. */
export function cvesIn(text: string): string[] {
  return unique((text.match(CVE) ?? []).map((id) => id.toUpperCase()))
}

/** Every id that a text names, each once: CVEs first, then GitHub's, then others. */
export function idsIn(text: string): string[] {
  const github = (text.match(GHSA) ?? []).map((id) => `GHSA${id.slice(4).toLowerCase()}`)
  return unique([...cvesIn(text), ...github, ...(text.match(OTHERS) ?? [])])
}

/**
 * Chooses the id of an advisory: the CVE where exactly one is meant, else the first of its own ids. An advisory of a
 * distribution that mends several CVEs keeps its own id; they are its aliases.
 *
 * @param own ids it goes by itself, the most telling first
 * @param named CVEs that it is said to be about
 */
export function chooseAdvisory(own: string[], named: string[]): AdvisoryIds | null {
  const all = unique([...own, ...named])
  const cves = all.filter((id) => id.startsWith('CVE-'))
  const [first] = unique(own)
  const ownCve = unique(own).find((id) => id.startsWith('CVE-'))
  const advisory = ownCve ?? (cves.length === 1 ? cves[0] : first) ?? cves[0]
  if (advisory === undefined) return null
  return { advisory, aliases: all.filter((id) => id !== advisory).sort() }
}

/** No issuer's id comes near it; an index takes no more than some 2,700 bytes. */
const LONGEST_ID = 200

function unique(ids: string[]): string[] {
  return [...new Set(ids.map((id) => id.slice(0, LONGEST_ID)))]
}
