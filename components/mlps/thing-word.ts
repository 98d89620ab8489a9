/** What is judged is an object of assessment (测评对象) where 等保 is spoken of, an asset elsewhere: which word messages take. */
export type ThingWord = 'object' | 'asset'

/** @param ofMlps whether the framework is 等保 */
export function thingWord(ofMlps: boolean): ThingWord {
  return ofMlps ? 'object' : 'asset'
}
