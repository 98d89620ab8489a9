/** Whether a key name or origin is allowed: not empty, no Unicode space, no control character, no `+` (C2SP signed-note, *Format*). */
export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}\p{Cc}\p{Surrogate}+]+$/u.test(name)
}
