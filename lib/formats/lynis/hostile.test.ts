import { goldensOf } from '../testing/golden-suite'
import { hostileBytesSuite } from '../testing/hostile-bytes-suite'
import { lynis } from './lynis'

const { read } = goldensOf(import.meta.url)
const NAME = 'debian13-ssh-group-only-report.dat'

hostileBytesSuite({ format: lynis, seeds: { [NAME]: read(NAME) }, whole: false })
