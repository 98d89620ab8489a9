/** What is claimed of a component under PCI DSS 4.0.1 requirement 2.2.3 (3.2.1: 2.2.1). */
export const WAYS = ['only_one', 'isolated', 'highest'] as const
export type Way = (typeof WAYS)[number]

/** Security levels, highest first. */
export const SECURITY_LEVELS = ['high', 'medium', 'low'] as const
export type SecurityLevel = (typeof SECURITY_LEVELS)[number]

/** Labels of containers, compose services and assets that declare. */
export const FUNCTION_LABEL = 'plimsoll.function'
export const LEVEL_LABEL = 'plimsoll.security-level'
export const WAY_LABEL = 'plimsoll.separation'

/** What labels declare; each part only where a label says it in a word that is known. */
export interface LabelledFunction {
  /** A kind of `frameworks/functions.json`, else the label's own words. */
  function?: string
  level?: SecurityLevel
  way?: Way
}

/** A person's declaration as it holds at an instant. */
export interface PersonsDeclaration {
  function: string
  level: SecurityLevel
  way: Way
}

/** What a component is declared to be. */
export interface DeclaredFunction {
  function: string
  /** Null: only the function is declared. */
  level: SecurityLevel | null
  way: Way
  /** Who says the function: the component's labels, its host's, or a person. */
  by: 'person' | 'label' | 'host_label'
}
