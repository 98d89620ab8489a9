import { goldenSuite } from '../testing/golden-suite'
import { trivy } from './trivy'

goldenSuite(trivy, import.meta.url, ['defectdojo-legacy_no_vuln.json', 'scb-empty-report.json'])
