/**
 * argon2id with the least OWASP recommends: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). A hash made with
 * less is made anew when its password is next given.
 */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/

/** Whether a hash (PHC form) was made with less work than today's, or by another function. */
export function isWeakHash(hash: string): boolean {
  const [, memory, time, lanes] = PHC.exec(hash) ?? []
  return (
    !(Number(memory) >= PASSWORD_COST.memoryCost) ||
    !(Number(time) >= PASSWORD_COST.timeCost) ||
    !(Number(lanes) >= PASSWORD_COST.parallelism)
  )
}
