import { createHash } from 'node:crypto'
import { renderPdf } from '../render-pdf'
import { fixtureSnapshot } from './fixture'

/** Prints the SHA-256 of the fixture's PDF: run in a process of its own, it must be what the test's own process gets. */
process.stdout.write(
  createHash('sha256')
    .update(await renderPdf(fixtureSnapshot(), 'zh'))
    .digest('hex'),
)
