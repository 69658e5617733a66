import type { Schemas } from './schemas.ts'

export type PostWords = Schemas['PostWords']
export type PostPreflight = Schemas['PostPreflight']
export type Delivery = Schemas['Delivery']
