import type { ReportedComponent } from './components/component'
import type { PrintedTime } from './printed-time'

/**
 * The normal form: what any report says, whatever tool wrote it. Parsers produce it, everything after them
 * reads only it.
 */

/** What a report says of (asset, check, subject). The vocabulary is XCCDF 1.2's (NISTIR 7275r4 §6.6.4.2), without its pseudo results. */
export const RESULTS = ['pass', 'fail', 'error', 'not_applicable', 'not_checked', 'informational'] as const
export type Result = (typeof RESULTS)[number]

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info', 'unknown'] as const
export type Severity = (typeof SEVERITIES)[number]

export const ASSET_KINDS = [
  'host',
  'image',
  'container',
  'workload',
  'cluster',
  'registry',
  'source',
] as const
export type AssetKind = (typeof ASSET_KINDS)[number]

/** A place in the raw evidence: bytes [from, to) of the unpacked report, and the same place as people name it. */
export interface EvidencePlace {
  from: number
  to: number
  /** JSON pointer (RFC 6901) into the report, where it is JSON. */
  pointer?: string
  /** First line of the place, counted from 1, where the report is text (or JSON of many lines). */
  line?: number
}

/** One check of one tool as the report printed it. */
export interface ReportedCheck {
  /** Stable name `<tool>/<slug of the canonical title, or the tool's stable rule id>`, e.g. `docker-bench/ensure-privileged-containers-are-not-used`. */
  name: string
  /** The title as printed (without scoring suffix). */
  title: string
  /** The id as printed, e.g. `5.5`. It never identifies the check. */
  printedId?: string
  /** False when the catalogue does not know this check: it is kept and shown, but maps to nothing. */
  known: boolean
}

/** What a scanner says of one advisory in one package. One per (advisory, package, path) of an asset leaves a parser. */
export interface Vulnerability {
  /** The one id it goes by: a CVE where the scanner names one, else its first id (`GHSA-…`, `RHSA-…`, `DLA-…`), upper case as its issuer writes it. */
  advisory: string
  /** Other ids of the same flaw (CVE ↔ GHSA ↔ RHSA), sorted, without `advisory`. */
  aliases: string[]
  package: {
    /** Package URL without qualifiers and subpath (purl-spec), e.g. `pkg:deb/debian/openssl@1.1.1d-0+deb10u3`; made up from type, name and version where the scanner gives none. */
    purl: string
    /** The purl's type: `deb`, `rpm`, `apk`, `npm`, `maven`, `golang`, …; `generic` where it cannot be told. */
    type: string
    /** As the scanner prints it, e.g. `openssl`, `org.apache.logging.log4j:log4j-core`. */
    name: string
    version: string
  }
  /** Where inside the asset, for packages that a path tells apart (a lock file, a jar); '' for those of the distribution. Never holds a tag or a release of the image. */
  path: string
  /** Versions that fix it, as printed (`1.2.3, 1.3.0`); '' when none is known. */
  fixedIn: string
  /** The vendor's word on a fix: `fixed`, `affected`, `will_not_fix`, `fix_deferred`, `end_of_life`, `under_investigation`, …; absent when the scanner says none. */
  fixStatus?: string
  /** Whose severity the observation carries, e.g. `debian`, `nvd`, `ghsa`; '' when the scanner does not say. */
  severitySource: string
  /** Every rating that is printed, by source; scores are CVSS base scores 0–10. */
  ratings: { source: string; severity?: Severity; score?: number; vector?: string }[]
  /** FIRST's estimate that it is exploited within 30 days, 0–1, where the report brings it; its rank among all, 0–1. */
  epss?: { score: number; percentile?: number }
  /** The report says that it is in CISA's list of known exploited vulnerabilities. */
  knownExploited?: true
  title?: string
  /** http(s) address of the advisory. */
  url?: string
  /** When the flaw was published, and when the fix was (vendor advisories such as RHSA are issued with it). RFC 3339 UTC. */
  publishedAt?: string
  fixPublishedAt?: string
}

export const VEX_STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const
export type VexStatus = (typeof VEX_STATUSES)[number]

/** What a VEX document says of one advisory in one product, or in one component of it. It holds there and nowhere else. */
export interface VexStatement {
  advisory: string
  /** Other ids of the same flaw that the document names, sorted. */
  aliases: string[]
  /** Package URL with its qualifiers, or whatever else the document calls the product, as printed. */
  product: string
  /** Component within the product, as printed; '' speaks of the product as a whole. */
  component: string
  status: VexStatus
  justification?: string
  /** RFC 3339 UTC. A later statement on the same (advisory, product, component) holds. */
  statedAt?: string
}

/** An image as a report knows it. Digests are `sha256:<hex>`. */
export interface ImageFacts {
  /** Digest of the configuration: what Docker and Trivy call the image id. */
  configDigest?: string
  /** Digests of the manifest or of its index (Clair, Harbor, RepoDigests). One index has several configurations. */
  manifestDigests: string[]
  /** Whole references with tag, `registry.example.com/team/app:1.4`; Docker Hub's short names as printed. */
  tags: string[]
  /** Repositories it is known from (`registry.example.com/team/app`), from tags, digests and the report's own name; the first is its lineage. */
  repositories: string[]
  /** When it was built. RFC 3339 UTC. */
  createdAt?: string
  os?: {
    family: string
    version: string /** The distribution no longer publishes advisories (`lib/formats/distribution-ends`). */
    ended?: boolean
  }
  architecture?: string
  /** Unpacked size in bytes. */
  size?: number
}

/** Something else than the root that a report speaks of: a workload of a cluster, an image of a workload. */
export interface ReportedAsset {
  kind: AssetKind
  /** Stable within its root, without pod hashes: `default/Deployment/web`, an image's reference. */
  name: string
  identities: string[]
  image?: ImageFacts
}

/** One thing the report says. At most one per (asset, check, subject, fault) leaves a parser; a check with failing items has one observation an item. */
export interface Observation {
  /** Index of the `asset` event it speaks of, counted from 0 in their order; absent: the root asset. */
  asset?: number
  /** Set for vulnerabilities; `subject` is then `<advisory> <purl>` and, where there is one, ` <path>`. */
  vulnerability?: Vulnerability
  /** Set for statements of a VEX document; they are `informational` about the document itself. */
  vex?: VexStatement
  check: ReportedCheck
  /** What inside the asset is spoken of (a container name, a user, a package purl); '' is the asset itself. */
  subject: string
  /**
   * Which fault of the subject, where the check can fault one subject several times (two added capabilities of one
   * container): each is a state and a finding of its own. Absent: the check says one thing of a subject.
   */
  fault?: string
  result: Result
  severity?: Severity
  /** What the tool says of it, short, in the tool's words; '' when it says nothing. */
  detail: string
  /** The tool's own word for the result, e.g. `WARN`. */
  printedResult: string
  at: EvidencePlace
}

export interface Note {
  level: 'info' | 'warning' | 'error'
  /** Stable, snake_case. */
  code: string
  /** English sentence that says what to do; the UI translates by `code`. */
  message: string
  /** Byte offset, line or JSON pointer, as text. */
  at?: string
}

/**
 * What the report looked at. A report closes only what it looked at (CONTRACT, Coverage).
 * `checks` are names; a subject of a covered check that the report does not mention is thereby gone.
 */
export interface ReportCoverage {
  /** Runs of one tool with one profile are comparable, e.g. `1.6.0-master`, `1.6.0-master:check_5_4`. */
  profile: string
  checks: string[]
  /**
   * Names of checks that such a report would mention had it found anything, but of which it proves no look: severities absent
   * from a scanner's list may have been filtered. They count as looked at only when the sender vouches for it
   * (`coverage=full`) or the same agent, tool and profile reported on them before.
   */
  possibleChecks?: string[]
  /**
   * Names of checks that were looked at although the report does not list all of their subjects (docker-bench `-n`
   * prints the first few only; a damaged file lost some). Never also in `checks`: what the report mentions holds, every
   * subject it does not mention stays as it was. The one exception is the asset itself (''): it cannot stay `pass`
   * while the report names subjects that fail.
   */
  partialChecks?: string[]
}

/** Counts over the report in the tool's own words, as the receipt prints them. */
export interface ReportCounts {
  items: number
  byResult?: Record<string, number>
  bySeverity?: Record<string, number>
}

export interface ReportHeader {
  /** Words of `samples/expected.json`, e.g. `docker-bench-security`. */
  tool: string
  format: string
  toolVersion?: string
  /** Edition of the tool's checks where version strings are ambiguous, e.g. `1.6.0-master-2024`. */
  edition?: string
  /** Time printed in the report (RFC 3339 UTC), when it prints one that can be trusted to be an instant. */
  printedAt?: string
  /** Kind the root asset has unless the sender says otherwise. */
  assetKind: AssetKind
  /** Identities printed inside the report (`engine-id:…`, `sha256:…`); the first wins over the given name. */
  identities: string[]
  /** What the root asset is called in the report, where the sender gives no name. */
  name?: string
  /** Where the root asset is an image. */
  image?: ImageFacts
  /** Version or time of the scanner's database of advisories, as printed. */
  databaseVersion?: string
  /** Who makes the statements of a VEX document, as it names them. */
  author?: string
}

/** What a parser yields, in order: one header first, observations (several at once, made as they are taken) and notes as they come, one end last. */
export type ParseEvent =
  | { type: 'header'; header: ReportHeader }
  /** A container that a snapshot of its host saw; of the root asset. */
  | { type: 'component'; component: ReportedComponent }
  /** Before the first observation of that asset. */
  | { type: 'asset'; asset: ReportedAsset }
  | { type: 'observations'; observations: Iterable<Observation> }
  | { type: 'note'; note: Note }
  | {
      type: 'end'
      counts: ReportCounts
      /** Of the root asset. */
      coverage: ReportCoverage
      /** Of each `asset` event, in their order. */
      assetCoverage?: ReportCoverage[]
      /** False: the report breaks off or is damaged; only what was read whole is given and covered. */
      complete: boolean
      /** Header fields that are only known at the end of the bytes (an edition, a time printed last). */
      header?: Partial<ReportHeader>
    }

export interface ParseHints {
  /** The tool the sender declared (`?tool=`). */
  tool?: string
  /** What the sender says the root asset is. */
  kind?: AssetKind
  /** The instant that counts where the report prints none: declared by the sender, else received. RFC 3339 UTC. */
  at?: string
}

/** The report is of a known format but cannot be read: HTTP 422. */
export class BrokenReportError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Byte offset, line or JSON pointer of the place. */
    readonly at?: string,
  ) {
    super(message)
    this.name = 'BrokenReportError'
  }
}

/** No format (or more than one) matches: HTTP 415. `seen` says what was found instead. */
export class UnknownReportError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly seen: string,
  ) {
    super(message)
    this.name = 'UnknownReportError'
  }
}

/** The first bytes of a report and its size, for detectors; 64 KiB are enough for every format. */
export interface Probe {
  head: Uint8Array
  /** Total unpacked size in bytes. */
  size: number
  hints: ParseHints
}

/**
 * One report format. `detect` answers the format word (e.g. `docker-bench-json`) or null, and never throws.
 * `parse` is total and linear in the input: any bytes give events or a {@link BrokenReportError}, never an empty success.
 */
export interface Format {
  tool: string
  detect(probe: Probe): string | null
  parse(chunks: AsyncIterable<Uint8Array>, hints: ParseHints): AsyncGenerator<ParseEvent, void, undefined>
  /**
   * The only place of a report that tells it from the one before where nothing changed, if it stands within the first bytes: what else is
   * read depends on that time in nothing but which distributions have ended by it.
   */
  printedTime?(head: Uint8Array, hints: ParseHints): PrintedTime | null
}
