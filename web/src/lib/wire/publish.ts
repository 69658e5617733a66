import type { Schemas } from './schemas.ts'

export type PublicationRow = Schemas['Publication']
export type WireRule = Schemas['ScheduleRule']
export type CalendarSettings = Schemas['CalendarSettings']
export type KitCard = Schemas['KitCard']
export type Preflight = Schemas['Preflight']
export type RecallView = Schemas['Recall']
export type RecallRow = RecallView
export type RecallLine = Schemas['RecallLine']
export type RecallReceipt = Schemas['RecallReceipt']
export type RecallDrill = Schemas['RecallDrill']
export type Whereabouts = Schemas['Whereabouts']
