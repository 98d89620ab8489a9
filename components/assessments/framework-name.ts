/** Version and title of a framework in one line; a title that says its version is enough. */
export function frameworkName(version: string, title: string): string {
  return title.includes(version) ? title : `${version} · ${title}`
}
