import { hostileSuite } from '../testing/hostile-suite'
import { engineSnapshot } from './engine-snapshot'
import { snapshotGolden } from './testing/read-snapshot-report'

const SMALL = ['podman-4.3.json', 'empty-20.10.json', 'inspect-mixed-types.json']

hostileSuite({
  format: engineSnapshot,
  seeds: Object.fromEntries(SMALL.map((name) => [name, snapshotGolden(name)])),
})
