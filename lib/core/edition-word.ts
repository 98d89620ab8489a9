/** An edition's name as profiles of runs spell it: `1.6.0 (master 2024-10)` → `1.6.0-master-2024-10`. */
export function editionWord(name: string): string {
  return name.replace(/[^0-9A-Za-z.]+/g, '-').replace(/-$/, '')
}
