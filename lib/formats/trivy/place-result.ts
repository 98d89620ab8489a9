import type { AssetFindings } from '../scan/asset-findings'
import { classCheck } from '../scan/finding-class'
import type { TrivyResult } from './collector'
import { configChecks } from './config-check'
import { foundVulnerability, isOfDistribution } from './read-vulnerability'

/** Whether packages were matched against advisories, whatever was found. */
export function scannedPackages(result: TrivyResult): boolean {
  const { vulnerabilities } = result
  if (result.class === '') return vulnerabilities.length > 0 || (result.type !== '' && !result.configured)
  return vulnerabilities.length > 0 || result.class === 'os-pkgs' || result.class === 'lang-pkgs'
}

/**
 * Puts what one result says into the findings of its asset.
 *
 * @param prefix what of the asset the result is about, where that is not the asset itself
 * @param targeted the target is a place within the asset
 */
export function placeResult(
  result: TrivyResult,
  findings: AssetFindings,
  { prefix = '', targeted = true }: { prefix?: string; targeted?: boolean } = {},
): void {
  if (scannedPackages(result)) findings.scanned = true
  for (const row of result.vulnerabilities) findings.vulnerability(foundVulnerability(row, result))
  if (result.configured) for (const name of configChecks(result.type)) findings.possible.add(name)
  if (result.packages > 0) findings.other(packageList(result))
  for (const { kind, where, finding, at } of result.findings) {
    const target = isOfDistribution(result) || kind === 'license' ? '' : result.target
    const placed = kind === 'secret' ? [prefix, where, target] : [prefix, targeted ? target : '', where]
    const subject = placed.filter((part) => part !== '').join(' ')
    findings.other({ ...finding, subject, at })
  }
}

function packageList({ at }: TrivyResult) {
  return {
    check: classCheck('trivy', 'packages'),
    subject: '',
    result: 'pass' as const,
    detail: 'the report lists the packages',
    printedResult: '',
    at,
  }
}
