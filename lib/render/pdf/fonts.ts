import { join } from 'node:path'
import { type Coverage, fontCoverage } from './font-coverage'

const FACES: readonly [folder: string, file: string, styles: readonly string[]][] = [
  ['inter', 'Inter', ['400Regular', '500Medium', '600SemiBold']],
  ['noto-sans-sc', 'NotoSansSC', ['400Regular', '500Medium', '600SemiBold']],
  ['source-serif-4', 'SourceSerif4', ['400Regular']],
  ['noto-serif-sc', 'NotoSerifSC', ['400Regular']],
  ['jetbrains-mono', 'JetBrainsMono', ['400Regular']],
]
/** Every text of the template that is not ours is set in all of these, one standing in for another. */
const OF_TEXT = ['inter', 'noto-sans-sc', 'jetbrains-mono']

const pathOf = (folder: string, file: string, style: string) =>
  join(process.cwd(), 'node_modules', '@expo-google-fonts', folder, style, `${file}_${style}.ttf`)

/** Files of all typefaces that a report is set in. */
export function fontPaths(): string[] {
  return FACES.flatMap(([folder, file, styles]) => styles.map((style) => pathOf(folder, file, style)))
}

let known: readonly Coverage[] | undefined

/** What the typefaces that names are set in can draw. Read from their files once a process, in a few milliseconds. */
export function textCoverage(): readonly Coverage[] {
  known ??= FACES.filter(([folder]) => OF_TEXT.includes(folder)).map(([folder, file]) =>
    fontCoverage(pathOf(folder, file, '400Regular')),
  )
  return known
}
