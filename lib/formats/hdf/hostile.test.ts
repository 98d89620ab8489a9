import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { hdf } from './hdf'

const { read } = goldensOf(import.meta.url)
const SMALL = ['saf-minimal-hdf.json']

hostileSuite({ format: hdf, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
