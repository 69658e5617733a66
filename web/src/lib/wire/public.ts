import type { Schemas } from './schemas.ts'

export type PublicProduction = Schemas['PublicProduction']
export type Progress = Schemas['Progress']
export type PostRow = Schemas['PostRow']
export type PostView = Schemas['Post']
export type PublicCredit = PostRow['credits'][number]
export type RawLine = PostView['raw']
export type PublicPerson = Schemas['PublicPerson']
export type PublicCraft = Schemas['PublicCraft']
export type JourneyStop = Schemas['JourneyStop']
export type SearchHit = Schemas['SearchHit']
export type FanAccount = Schemas['FanAccount']
