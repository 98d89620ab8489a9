import type { Recognised } from './recognised'

const ROOT = /<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})/
const KNOWN: Record<string, string> = {
  Benchmark: 'an XCCDF report',
  TestResult: 'an XCCDF report',
  'asset-report-collection': 'an ARF report of OpenSCAP',
  'data-stream-collection': 'a SCAP data stream, which has no results',
  oval_results: 'OVAL results',
  oval_definitions: 'OVAL definitions, which have no results',
  bom: 'a CycloneDX document',
  testsuites: 'a JUnit report',
  testsuite: 'a JUnit report',
}

/** Names an XML or HTML document by its root element. */
export function recogniseXml(text: string): Recognised | null {
  const beginning = text.slice(0, 200).toLowerCase()
  if (beginning.includes('<!doctype html') || beginning.startsWith('<html')) {
    return {
      seen: 'an HTML page',
      code: 'not_a_report',
      advice: 'This is often the sign-in or error page of a proxy: check from where the report was fetched.',
    }
  }
  const body = text.replace(/<\?[^>]{0,500}\?>|<!--[^>]{0,5000}-->|<![^>]{0,500}>/g, '')
  const root = ROOT.exec(body)?.[1]
  if (root === undefined) return null
  const seen = Object.hasOwn(KNOWN, root) ? KNOWN[root] : undefined
  return { seen: seen ?? `an XML document with the root <${root}>`, code: 'format_not_read' }
}
