/**
 * Plain JavaScript, old syntax on purpose: it must run in a Node.js that is too old for the rest.
 * Returns a sentence when `version` ('v20.19.0') is below the floor, otherwise ''.
 */
export function nodeTooOld(version) {
  const floor = [20, 19]
  const parts = version.replace(/^v/, '').split('.').map(Number)
  const fits = parts[0] > floor[0] || (parts[0] === floor[0] && parts[1] >= floor[1])
  if (fits) return ''
  return `Plimsoll needs Node.js ${floor[0]}.${floor[1]} or newer; this is ${version}. Get a current one from https://nodejs.org.`
}
