import type { Schemas } from './schemas.ts'

export type DocumentPages = Schemas['DocumentPages']
export type Recording = Schemas['Recording']
export type AssetSound = Schemas['AssetSound']
export type Inbox = Schemas['Inbox']
export type Asset = Omit<Schemas['Asset'], 'shootingDay'> & {
  shootingDay: Schemas['ShootingDayOfInbox'] | null
}
export type UnreadableFile = Omit<Schemas['UnreadableFile'], 'shootingDay'> & {
  shootingDay: Schemas['ShootingDayOfInbox'] | null
}
