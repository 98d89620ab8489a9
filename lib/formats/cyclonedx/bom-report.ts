import type { AssetKind, ParseHints, VexStatus } from '../../core/report'
import { AssetFindings } from '../scan/asset-findings'
import { describeImage, imageIdentities, imageName } from '../scan/describe-image'
import { classCheck } from '../scan/finding-class'
import type { FindingsReport } from '../scan/findings-report'
import { isDigest } from '../scan/image-reference'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { advisoryOf } from '../vex/advisory-of'
import { Statements } from '../vex/statements'
import type { Bom, BomComponent, BomVulnerability } from './bom'
import { foundIn } from './found-in'
import { linkedRef } from './linked-ref'

/** What `analysis.state` means to others. */
const STATES: Record<string, VexStatus> = {
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
  exploitable: 'affected',
  in_triage: 'under_investigation',
  false_positive: 'not_affected',
  not_affected: 'not_affected',
}

/**
 * What a BOM says. A flaw in one of its own components is a finding, left out where the BOM itself says that it is none;
 * what it says of another BOM is a statement, and holds for that component there only.
 */
export function bomReport(bom: Bom, tally: ReportTally, hints: ParseHints): FindingsReport {
  const { subject, components } = bom
  const kind: AssetKind = subject?.type === 'container' ? 'image' : 'source'
  const printedAt = instant(bom.timestamp)
  const at = printedAt ?? hints.at
  const findings = new AssetFindings('cyclonedx', hints.kind ?? kind)
  const byRef = new Map<string, BomComponent>()
  for (const one of subject ? [subject, ...components] : components)
    if (!byRef.has(one.ref)) byRef.set(one.ref, one)
  const byPurl = new Map(components.flatMap((one) => (one.purl === '' ? [] : [[one.purl, one] as const])))
  const statements = new Statements('cyclonedx')

  for (const flaw of bom.vulnerabilities) {
    const affects = flaw.affects.length > 0 ? flaw.affects : subject ? [{ ref: subject.ref, open: true }] : []
    if (affects.length === 0) tally.unreadable(flaw.at)
    for (const { ref, open } of affects) {
      const own = byRef.get(ref) ?? byPurl.get(ref)
      if (!own && flaw.state !== '') state(statements, flaw, ref, bom, tally)
      else {
        const found = foundIn(own ?? named(ref, flaw), flaw, open)
        if (found) findings.vulnerability(found)
        else tally.unreadable(flaw.at)
      }
      tally.limit(statements.size, flaw.at)
    }
  }
  statements.into(findings)
  const [first] = components
  if (first)
    findings.other({
      check: classCheck('cyclonedx', 'packages'),
      subject: '',
      result: 'pass',
      detail: 'the document lists the components',
      printedResult: '',
      at: first.at,
    })
  if (bom.vulnerabilities.length === 0) tally.note('info', 'not_assessed', NOT_ASSESSED)
  return {
    header: {
      ...(bom.tool === '' ? {} : { toolVersion: bom.tool.slice(0, 100) }),
      ...(printedAt === undefined ? {} : { printedAt }),
      assetKind: kind,
      ...called(bom, kind, at),
    },
    root: { findings, profile: findings.scanned ? 'bom' : statements.size > 0 ? 'vex' : 'inventory' },
  }
}

function state(
  statements: Statements,
  flaw: BomVulnerability,
  ref: string,
  bom: Bom,
  tally: ReportTally,
): void {
  const ids = advisoryOf(flaw.id, flaw.references)
  const status = Object.hasOwn(STATES, flaw.state) ? STATES[flaw.state] : undefined
  if (!ids || !status) {
    tally.unreadable(flaw.at)
    return
  }
  const { product, component } = linkedRef(ref)
  const statedAt = instant(bom.timestamp)
  const why = flaw.justification === '' ? {} : { justification: flaw.justification }
  statements.add(
    { ...ids, product, component, status, ...why, ...(statedAt ? { statedAt } : {}) },
    flaw.detail,
    flaw.at,
  )
}

/** A component that the document names and does not list. */
function named(ref: string, { at }: BomVulnerability): BomComponent {
  const { product, component } = linkedRef(ref)
  const name = component || product
  const purl = name.startsWith('pkg:') ? name : ''
  return {
    ref,
    type: '',
    group: '',
    name: purl === '' ? name.slice(0, 300) : '',
    version: '',
    purl,
    properties: [],
    at,
  }
}

function called(
  { subject, components }: Bom,
  kind: AssetKind,
  at: string | undefined,
): Pick<FindingsReport['header'], 'identities' | 'name' | 'image'> {
  if (!subject || subject.name === '') return { identities: [] }
  if (kind !== 'image')
    return {
      identities: [],
      name: [subject.group, subject.name]
        .filter((part) => part !== '')
        .join('/')
        .slice(0, 300),
    }
  const said = (name: string) =>
    subject.properties.flatMap(([one, value]) => (one.endsWith(`:${name}`) ? value : []))
  const os = components.find(({ type }) => type === 'operating-system')
  const digests = [subject.version, ...ociDigest(subject.purl)].filter(isDigest)
  const image = describeImage(
    {
      configDigest: said('ImageID')[0] ?? '',
      references: [...said('RepoTag'), ...said('RepoDigest'), ...said('Reference')],
      digests,
      os: os ? { family: os.name.toLowerCase(), version: os.version } : undefined,
    },
    at,
  )
  const version =
    subject.version !== '' && !isDigest(subject.version) && !subject.name.includes(':')
      ? `:${subject.version}`
      : ''
  return {
    identities: imageIdentities(image),
    image,
    name:
      image.tags[0] ??
      (subject.name.includes('/') || version !== ''
        ? `${subject.name}${version}`
        : (imageName(image) ?? subject.name)),
  }
}

function ociDigest(purl: string): string[] {
  const digest = /^pkg:oci\/[^@]{1,300}@(sha256(?::|%3A)[0-9a-f]{64})/i.exec(purl)?.[1]
  return digest === undefined ? [] : [digest.replace(/%3A/i, ':')]
}

const NOT_ASSESSED =
  'The document lists components and no vulnerability: it does not say that it was looked for any. Hand in a scan beside it.'
