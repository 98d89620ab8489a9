import type { ReportHeader } from '../../core/report'
import { type JsonObject, memberOf, textOf } from '../json/json-value'

/**
 * Which Trivy made a report and, where it asked a server (client/server mode, since 0.69), which database of advisories that
 * server had: its schema and when it was built. A Trivy that scans by itself prints nothing of its database.
 */
export function toolVersions(root: JsonObject): Pick<ReportHeader, 'toolVersion' | 'databaseVersion'> {
  const trivy = root.get('Trivy')
  const toolVersion = textOf(trivy, 'Version')
  const database = memberOf(memberOf(trivy, 'Server'), 'VulnerabilityDB')
  const [schema, built] = [textOf(database, 'Version'), textOf(database, 'UpdatedAt')]
  const databaseVersion = schema && built ? `${schema} (${built})` : schema || built
  return {
    ...(toolVersion === '' ? {} : { toolVersion }),
    ...(databaseVersion === '' ? {} : { databaseVersion }),
  }
}
