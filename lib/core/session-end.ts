/** Why a session is over, as the door says it to whoever still holds its cookie (messages `signIn.ended`). */
export const SESSION_ENDS = [
  'idle',
  'expired',
  'left_there',
  'provider_gone',
  'provider_removed',
  'provider_silent',
  'no_role',
  'ended_by_owner',
  'password_changed',
  'second_factor',
  'ended',
  'disabled',
] as const
export type SessionEnd = (typeof SESSION_ENDS)[number]

/** As `session.ended_why` has it; who signed out themselves needs no reason. */
const WORDS: Readonly<Record<string, SessionEnd>> = {
  idle: 'idle',
  expired: 'expired',
  provider: 'left_there',
  'provider-gone': 'provider_gone',
  'provider-removed': 'provider_removed',
  'provider-silent': 'provider_silent',
  'no-role': 'no_role',
  'ended-by-owner': 'ended_by_owner',
  'password-changed': 'password_changed',
  'second-factor-changed': 'second_factor',
  'second-factor-reset': 'second_factor',
  ended: 'ended',
}

export function sessionEndOf(endedWhy: string | null): SessionEnd | null {
  return endedWhy === null ? null : (WORDS[endedWhy] ?? null)
}
