/** CPU that one `JSON.parse` of a text takes here, in milliseconds. */
export function jsonParseCost(text: string): number {
  const times = Math.max(3, Math.ceil(20_000_000 / text.length))
  for (let i = 0; i < times; i++) JSON.parse(text)
  const began = process.cpuUsage()
  for (let i = 0; i < times; i++) JSON.parse(text)
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000 / times
}
