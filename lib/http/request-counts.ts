// One for the process, also across Next's separately bundled route files.
const held = globalThis as typeof globalThis & { plimsollRequests?: Map<number, number> }

/** Answers of the API since the process began, by status. */
export function requestCounts(): Map<number, number> {
  held.plimsollRequests ??= new Map()
  return held.plimsollRequests
}
