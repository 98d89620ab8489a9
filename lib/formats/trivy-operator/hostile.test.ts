import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { trivyOperator } from './trivy-operator'

const { read } = goldensOf(import.meta.url)
const SMALL = ['compliance_severity.json', 'exposedsecretreport_many.json', 'configauditreport_no_vuln.json']

hostileSuite({ format: trivyOperator, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
