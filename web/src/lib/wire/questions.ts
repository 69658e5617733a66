import type { Schemas } from './schemas.ts'

export type Question = Schemas['FanQuestion']
export type Answer = Schemas['CrewAnswer']
export type QuestionSession = Schemas['QuestionSession']
export type WaitingQuestion = Schemas['WaitingQuestion']
export type DeskQuestion = Schemas['DeskQuestion']
export type Answerer = Schemas['Answerer']
export type CrewSession = Schemas['CrewSession']
