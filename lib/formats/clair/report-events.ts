import type { ImageFacts, ParseEvent, ParseHints } from '../../core/report'
import { distributionEnd, hasEndedAt } from '../distribution-ends/distribution-end'
import { AssetFindings } from '../scan/asset-findings'
import { classCheck } from '../scan/finding-class'
import { isDigest, parseReference } from '../scan/image-reference'
import type { ReportTally } from '../scan/report-tally'
import type { ClairReport } from './collector'
import type { ClairFormat } from './shapes'

/** Everything a read report says, in order: header, observations, notes, end. No format of the family prints a time. */
export function* reportEvents(
  format: ClairFormat,
  report: ClairReport,
  tally: ReportTally,
  hints: ParseHints,
): Generator<ParseEvent, void, undefined> {
  const findings = new AssetFindings('clair', hints.kind === 'host' ? 'image' : (hints.kind ?? 'image'))
  findings.scanned = report.scanned
  for (const found of report.found) findings.vulnerability(found)
  for (const one of report.distributions) findings.distributions.push({ ...one, flagged: false })
  if (report.packages) findings.other(packageList(report.packages.at))
  const { observations, coverage } = findings.close('image', hints.at)

  const image = imageFacts(report, hints.at)
  const name = report.image.reference ?? image.tags[0]
  yield {
    type: 'header',
    header: {
      tool: 'clair',
      format,
      assetKind: 'image',
      identities: image.manifestDigests,
      image,
      ...(name === undefined ? {} : { name }),
    },
  }
  yield { type: 'observations', observations }
  notes(report, tally, coverage.possibleChecks !== undefined)
  for (const note of tally.notes) yield { type: 'note', note }
  yield { type: 'end', counts: tally.counts(), coverage, complete: true }
}

function imageFacts({ image, distributions }: ClairReport, at: string | undefined): ImageFacts {
  const reference = parseReference(image.reference ?? '')
  const digests = [image.digest ?? '', reference?.digest ?? ''].filter(isDigest)
  const [os] = distributions
  const end = os && at ? distributionEnd(os.family, os.version) : undefined
  const ended = end !== undefined && at !== undefined && hasEndedAt(end, at)
  return {
    manifestDigests: [...new Set(digests)],
    tags: image.reference !== undefined && reference?.tag && !reference.digest ? [image.reference] : [],
    repositories: reference ? [reference.repository] : [],
    ...(os ? { os: { family: os.family, version: os.version, ...(ended ? { ended } : {}) } } : {}),
  }
}

function packageList(at: ClairReport['distributions'][number]['at']) {
  const check = classCheck('clair', 'packages')
  const detail = 'the report lists the packages'
  return { check, subject: '', result: 'pass' as const, detail, printedResult: '', at }
}

function notes({ failed, scanned, found }: ClairReport, tally: ReportTally, open: boolean): void {
  const suppressed = found.filter((one) => one.suppressed !== undefined).length
  if (suppressed > 0) {
    const message = `${suppressed} findings are approved in the sender's whitelist; they are kept as information and count as no fault.`
    tally.note('info', 'suppressed_findings', message)
  }
  if (failed !== undefined) {
    const message = `The scan is "${failed.slice(0, 40)}", not "scanned": nothing was looked at. Fetch the report again when the scan is done.`
    tally.note('warning', 'not_scanned', message, '/status')
  } else if (!scanned) tally.note('warning', 'nothing_scanned', NOTHING)
  if (open) tally.note('info', 'severities_absent', ABSENT)
}

const NOTHING =
  'The report shows no package that was looked at, so it proves nothing. Check that the image was indexed.'
const ABSENT =
  'Severities that the report does not mention may have been filtered. Add coverage=full when nothing was; else they count as looked at only where this agent reported them before.'
