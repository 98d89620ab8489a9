import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { cyclonedxJson } from './cyclonedx-json'

const { read } = goldensOf(import.meta.url)
const SMALL = ['defectdojo-no-severity.json', 'examples-usecase-5-vex.json']

hostileSuite({ format: cyclonedxJson, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
