import { writeFile } from 'node:fs/promises'
import { rolesDoc } from '../lib/api/roles-doc'

/** Writes the pages of `docs/` that are made from code. A unit test says when they are out of date. */
await writeFile(new URL('../docs/roles.md', import.meta.url), rolesDoc())
