import { BrokenReportError, type Format } from '../../core/report'
import { JsonElements } from '../json/json-elements'
import { jsonFormat } from '../json/json-format'
import { outlineHas } from '../json/outline-has'
import { findingsEvents } from '../scan/findings-report'
import { ReportTally } from '../scan/report-tally'
import { withHead } from '../with-head'
import { YAML_LIMIT, yamlTokens } from '../yaml/yaml-tokens'
import { oscalXml } from './oscal-xml'
import { OscalReader } from './read-results'
import { SHAPE } from './shapes'

const FORMAT = 'oscal-assessment-results'
const YAML = /^(?:---\s*\n)?(?:#[^\n]*\n|\s*\n)*assessment-results:\s*(?:\n|$)/

const json = jsonFormat({
  tool: 'oscal',
  title: 'OSCAL assessment results',
  formatOf: (outline) =>
    outlineHas(outline, 'assessment-results') ||
    ['observations', 'reviewed-controls', 'findings'].some((name) =>
      outlineHas(outline, `results/[]/${name}`),
    )
      ? FORMAT
      : null,
  shapes: { [FORMAT]: SHAPE },
  byResult: [FORMAT],
  reader: (_, tally, hints) => new OscalReader(tally, hints),
})

/** Assessment results of OSCAL as JSON, wrapped or bare, and as YAML or XML, which are of equal rank. Other models are refused by name. */
export const oscal: Format = {
  tool: 'oscal',
  detect: (probe) => (isYaml(probe.head) ? FORMAT : (json.detect(probe) ?? oscalXml.detect(probe))),
  async *parse(chunks, hints) {
    const { head, all } = await withHead(chunks)
    if (!isYaml(head)) {
      const isXml = oscalXml.detect({ head, size: head.length, hints }) !== null
      yield* (isXml ? oscalXml : json).parse(all, hints)
      return
    }
    const tally = new ReportTally('byResult')
    const reader = new OscalReader(tally, hints)
    const elements = new JsonElements(SHAPE, {
      element: (element) => reader.element(element),
      duplicate: () => {},
    })
    yamlTokens(await wholeText(all), (token) => elements.token(token))
    yield* findingsEvents('oscal', FORMAT, reader.report(), tally, hints)
  },
}

function isYaml(head: Uint8Array): boolean {
  return YAML.test(new TextDecoder().decode(head.subarray(0, 4096)))
}

async function wholeText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let [text, size] = ['', 0]
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > YAML_LIMIT) throw new BrokenReportError('report_too_large', TOO_LARGE)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

const TOO_LARGE = 'YAML of more than 16 MB is not read. Hand in the same results as JSON.'
