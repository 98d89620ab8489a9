import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { openreports } from './openreports'

const { read } = goldensOf(import.meta.url)
const SMALL = ['openreports_single_report.json']

hostileSuite({ format: openreports, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
