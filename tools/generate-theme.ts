import { writeFile } from 'node:fs/promises'
import { themeCss } from '../components/theme/theme-css'

/** Writes the stylesheet that is made of the theme. A unit test says when it is out of date. */
await writeFile(new URL('../components/theme/theme.css', import.meta.url), themeCss())
