/** What differs between reports that say the same. */
export interface XccdfShape {
  rules: number
  /** Whether every element stands on a line of its own, as OpenSCAP prints it, or all on one, as SCC does. */
  lines?: boolean
  /** Lines of system characteristics, which ARF carries beside its results. */
  characteristics?: number
}

const id = (i: number) => `xccdf_org.ssgproject.content_rule_number_${i}`

/** An ARF report in the form of OpenSCAP's, piece by piece, so that a large one need not be held. */
export function* arfReport({ rules, lines = true, characteristics = 0 }: XccdfShape): Generator<string> {
  const end = lines ? '\n' : ''
  yield `<?xml version="1.0" encoding="UTF-8"?>${end}<arf:asset-report-collection xmlns:arf="http://scap.nist.gov/schema/asset-reporting-format/1.1">${end}`
  yield `<arf:report-requests><arf:report-request id="r"><arf:content><Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2" id="xccdf_org.ssgproject.content_benchmark_B"><version>0.1.70</version>${end}`
  for (let i = 0; i < rules; i++)
    yield `<Rule id="${id(i)}" severity="medium"><title>Rule number ${i} of a benchmark</title><description>${'What is asked, and why. '.repeat(20)}</description></Rule>${end}`
  yield `</Benchmark></arf:content></arf:report-request></arf:report-requests>${end}<arf:reports><arf:report id="x"><arf:content><TestResult xmlns="http://checklists.nist.gov/xccdf/1.2" id="t" start-time="2026-01-05T03:00:00+00:00" end-time="2026-01-05T03:01:00+00:00"><benchmark href="#b" id="xccdf_org.ssgproject.content_benchmark_B"/><profile idref="standard"/><target>host-1</target>${end}`
  for (let i = 0; i < rules; i++)
    yield `<rule-result idref="${id(i)}" time="2026-01-05T03:00:00+00:00" severity="medium" weight="1.0"><result>${i % 3 === 0 ? 'fail' : 'pass'}</result><check system="http://oval.mitre.org/XMLSchema/oval-definitions-5"><check-content-ref name="oval:x:def:${i}" href="#oval0"/></check></rule-result>${end}`
  yield `</TestResult></arf:content></arf:report>${end}<arf:report id="oval0"><arf:content><oval_results xmlns="http://oval.mitre.org/XMLSchema/oval-results-5"><system_data>${end}`
  for (let i = 0; i < characteristics; i++)
    yield `<rpminfo_item id="${i}"><name>package-${i}</name><arch>x86_64</arch><version>1.${i}</version><release>${i}.el9</release></rpminfo_item>${end}`
  yield `</system_data></oval_results></arf:content></arf:report></arf:reports></arf:asset-report-collection>${end}`
}

/** The same benchmark and results without what ARF puts around them. */
export function xccdfReport(shape: XccdfShape): string {
  const text = [...arfReport(shape)].join('')
  const [from, to] = [text.indexOf('<Benchmark'), text.indexOf('</Benchmark>')]
  const [begin, end] = [text.indexOf('<TestResult'), text.indexOf('</TestResult>')]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text.slice(from, to)}${text.slice(begin, end)}</TestResult></Benchmark>\n`
}
