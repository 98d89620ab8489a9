/** Version and title of a framework in one line; a title that says its version is enough, and a bare number goes after it. */
export function frameworkName(version: string, title: string): string {
  if (title.includes(version)) return title
  return /[A-Za-z]/.test(version) ? `${version} · ${title}` : `${title} ${version}`
}
