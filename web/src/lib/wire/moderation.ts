import type { Schemas } from './schemas.ts'

export type Waiting = Schemas['WaitingWriting']
export type WriterRecord = Schemas['WriterRecord']
export type ActRead = Schemas['ModerationActRead']
export type AppealRead = Schemas['Appeal']
export type ThreadRead = Schemas['ThreadRead']
export type TermPair = Schemas['TermPair']
export type WatchedWord = Schemas['WatchedWord']
export type BadgeRead = Schemas['BadgeRead']
export type CommunitySettings = Schemas['CommunitySettings']
export type Strike = Schemas['Strike']
export type ModerationAct = Schemas['ModerationAct']
