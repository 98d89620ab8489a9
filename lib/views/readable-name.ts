import { z } from 'zod'

/** Controls and breaks of lines, and what turns the direction of writing around: with it a name reads as another. */
const DECEIVES = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u
const SHOWS = /[^\s\p{Cf}]/u

/** A name that somebody gives to a person or a thing: lists, logs and reports must be able to show it as what it is. */
export const readableName = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((name) => SHOWS.test(name) && !DECEIVES.test(name), 'must be readable')
