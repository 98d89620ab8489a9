import { writeFile } from 'node:fs/promises'
import { benchmarksDoc } from '../bench/benchmarks-doc'
import { keptResults } from '../bench/support/kept-results'
import { rolesDoc } from '../lib/api/roles-doc'
import { frameworksDoc } from '../lib/catalogue/frameworks-doc'
import { loadCatalogue } from '../lib/catalogue/load-catalogue'

/** Writes the pages of `docs/` that are made from code and data. Unit tests say when they are out of date. */
await writeFile(new URL('../docs/roles.md', import.meta.url), rolesDoc())
await writeFile(new URL('../docs/frameworks.md', import.meta.url), frameworksDoc(loadCatalogue()))
await writeFile(new URL('../docs/benchmarks.md', import.meta.url), benchmarksDoc(await keptResults()))
