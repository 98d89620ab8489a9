import { checkName, slug } from '../../core/check'
import type { ReportedCheck } from '../../core/report'
import { listedCheck } from '../scan/listed-check'
import { configCheck } from '../trivy/config-check'

/**
 * The check of a rule. Tools whose own reports are read too are known by their ids, so that the same check is one whatever
 * it was printed in; the rules of any other tool are kept under its name and map to nothing.
 */
export function ruleCheck(tool: string, id: string, title: string): ReportedCheck {
  if (tool.toLowerCase() === 'dockle') {
    const listed = listedCheck('dockle', id, title)
    if (listed.known) return listed
  }
  if (tool.toLowerCase().startsWith('trivy')) {
    const config = configCheck(id, title)
    if (config.known) return config
  }
  const name = [slug(tool), (id || slug(title) || 'unnamed').slice(0, 200)]
    .filter((part) => part !== '')
    .join('/')
  return {
    name: checkName('sarif', name),
    title: (title || id || 'A result without rule').slice(0, 300),
    ...(id === '' ? {} : { printedId: id.slice(0, 200) }),
    known: false,
  }
}
