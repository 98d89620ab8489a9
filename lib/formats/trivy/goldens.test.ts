import { goldenSuite } from '../testing/golden-suite'
import { trivy } from './trivy'

goldenSuite(trivy, import.meta.url, { empty: ['defectdojo-legacy_no_vuln.json', 'scb-empty-report.json'] })
