import { checkName, slug } from '../../core/check'
import type { ReportedCheck } from '../../core/report'
import { identify, isKnownTitle } from '../docker-bench/identity'
import { listedCheck } from '../scan/listed-check'

const SCORING = /\s*\((?:Automated|Manual|Scored|Not Scored)\)\s*$/i
/** Of a title; what follows is what the check found. */
const LONGEST = 1000
/** What a check found is printed behind its title. */
const FOUND = /\s+-\s+.*$/s

/**
 * The check of a row. NeuVector runs the scripts of docker-bench (`D.…`) and the CIS Kubernetes benchmark (`K.…`): a row
 * whose title one of them has is that check; any other is kept as unknown.
 */
export function checkOf(id: string, description: string): ReportedCheck {
  const title = description.slice(0, LONGEST).replace(SCORING, '')
  const bare = title.replace(FOUND, '').replace(SCORING, '')
  if (/^D\./.test(id)) {
    const known = [title, bare].find(isKnownTitle)
    if (known !== undefined)
      return { ...identify({ id: id.slice(2), title: known }, undefined), printedId: id }
  }
  if (/^K\./.test(id)) {
    const known = [title, bare]
      .map((one) => listedCheck('kube-bench', id.slice(2), one))
      .find((one) => one.known)
    if (known) return { ...known, printedId: id }
  }
  const name = `${slug(id)}-${slug(bare).slice(0, 100)}`
  return { name: checkName('neuvector', name), title: bare || id, printedId: id, known: false }
}
