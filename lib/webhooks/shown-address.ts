const LAST = 4

/** As much of an address as people may see: whoever knows a chat robot's whole address can speak as it. */
export function shownAddress(url: URL): string {
  return `${url.host} …${url.href.slice(-LAST)}`
}
