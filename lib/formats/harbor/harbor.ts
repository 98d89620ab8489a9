import { jsonFormat } from '../json/json-format'
import { outlineHas } from '../json/outline-has'
import { type Shape, scalars } from '../json/shape'
import { HarborReader } from './read-report'

const CVSS: Shape = { members: scalars('V2Vector', 'V3Vector', 'V2Score', 'V3Score') }
const ROW: Shape = {
  as: 'row',
  members: {
    ...scalars('id', 'package', 'version', 'fix_version', 'severity', 'links', 'artifact_digests', 'status'),
    ...scalars('fixedVersion', 'link'),
    preferred_cvss: { members: scalars('score_v3', 'score_v2', 'vector_v3', 'vector_v2') },
    vendor_attributes: { members: { CVSS: { each: CVSS } } },
  },
}
const REPORT: Record<string, Shape> = {
  ...scalars('generated_at', 'severity'),
  scanner: { members: scalars('name', 'vendor', 'version') },
  artifact: { members: scalars('repository', 'digest', 'tag') },
  vulnerabilities: ROW,
  vulnerability: ROW,
}
const MEDIA_TYPE = /^\/application\/vnd\.(?:scanner\.adapter\.vuln|security\.vulnerability)\.report/

/** Reports of Harbor's scanner API: under their media type, bare, and the list of its first API. */
export const harbor = jsonFormat({
  tool: 'harbor',
  title: 'Harbor',
  formatOf(outline) {
    if (outline.root !== 'object') return null
    const wrapped = [...outline.paths.keys()].some((path) => MEDIA_TYPE.test(path))
    const bare = outlineHas(outline, 'scanner/name', 'vulnerabilities') && outlineHas(outline, 'generated_at')
    return wrapped || bare || outlineHas(outline, 'vulnerability/[]/package', 'vulnerability/[]/severity')
      ? 'harbor'
      : null
  },
  shapes: { harbor: { as: 'report', members: REPORT, each: { members: REPORT } } },
  reader: (_, tally, hints) => new HarborReader(tally, hints),
})
