import type { Schemas } from './schemas.ts'

export type { Premiere, StoryPoint } from './clearance.ts'
export type { Scene } from './production.ts'
export type StoryPlan = Schemas['StoryPlan']
export type ScenePlan = Schemas['ScenePlan']
export type Sighting = Schemas['Sighting']
export type WhySeen = Schemas['WhySeen']
export type WritingLayer = Schemas['WritingLayer']
export type TalkSighting = Schemas['TalkSighting']
export type WritingSighting = Schemas['WritingSighting']
export type MadeViewer = Schemas['MadeViewer']
export type Guise = MadeViewer['guise']
