import data from '../../../frameworks/tools/trivy-config.json'
import { checkName } from '../../core/check'
import type { ReportedCheck } from '../../core/report'

const titles = new Map(data.checks.map(({ id, title }) => [id, title]))
const aliases = new Map(data.checks.flatMap(({ id, aliases: others }) => others.map((alias) => [alias, id])))

/** Beginnings of the ids of checks that Trivy runs on a kind of configuration. */
const RUN_ON: Record<string, string[]> = {
  dockerfile: ['DS-'],
  kubernetes: ['KSV-'],
  helm: ['KSV-'],
}

/** The check of a misconfiguration. Older editions print `DS002` or `AVD-DS-0002` for today's `DS-0002`. */
export function configCheck(printedId: string, printedTitle: string): ReportedCheck {
  const id = aliases.get(printedId) ?? normal(printedId)
  const title = titles.get(id)
  return {
    name: checkName('trivy', id),
    title: title ?? (printedTitle || id),
    printedId,
    known: title !== undefined,
  }
}

/** Names of every check that runs on such a configuration. */
export function configChecks(type: string): string[] {
  return withPrefix(Object.hasOwn(RUN_ON, type) ? (RUN_ON[type] ?? []) : [])
}

/** Names of every check of the components of a cluster's nodes. */
export function nodeChecks(): string[] {
  return withPrefix(['KCV-'])
}

function withPrefix(begins: string[]): string[] {
  const ids = [...titles.keys()].filter((id) => begins.some((begin) => id.startsWith(begin)))
  return ids.map((id) => checkName('trivy', id))
}

function normal(printedId: string): string {
  const bare = printedId.replace(/^AVD-/, '')
  const [, letters, digits] = /^([A-Z]+)(\d{1,4})$/.exec(bare) ?? []
  return letters && digits ? `${letters}-${digits.padStart(4, '0')}` : bare
}
