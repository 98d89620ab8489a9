import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../lib/root'

const entry = z
  .object({
    /** Slug of the tenant whose agent hands it in. */
    tenant: z.string().min(1),
    asset: z.string().min(1),
    /** Path below `demo/reports`. */
    file: z.string().regex(/^[\w-]+(\/[\w.-]+)+$/),
    /** When the tool looked; or, better for a demo, how many days before the first run. */
    observed_at: z.iso.datetime().optional(),
    days_ago: z.number().nonnegative().optional(),
    /** Further parameters of the submission, such as `{"coverage": "full"}`. */
    query: z.record(z.string(), z.string()).optional(),
  })
  .refine(
    (it) => (it.observed_at === undefined) !== (it.days_ago === undefined),
    'needs either observed_at or days_ago',
  )

/** One report the demo hands in. */
export type DemoReport = z.infer<typeof entry>

/** Folder of the demo's reports. */
export const REPORTS = join(root, 'demo', 'reports')

/** Reads what the demo hands in, in the order it is handed in. */
export async function readManifest(): Promise<DemoReport[]> {
  return z.array(entry).parse(JSON.parse(await readFile(join(REPORTS, 'manifest.json'), 'utf8')))
}
