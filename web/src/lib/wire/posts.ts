import type { Schemas } from './schemas.ts'

export type PostWords = Schemas['PostWords']
export type PostPreflight = Schemas['PostPreflight']
export type Delivery = Schemas['Delivery']
/** What a platform takes of an account now. */
export type AccountLimits = Schemas['AccountLimits']
/** What is at hand while posts are written. */
export type ComposingAids = Schemas['ComposingAids']
