import type { Schemas } from './schemas.ts'

export type PlatformAccount = Schemas['PlatformAccount']
export type PlatformConnector = Schemas['PlatformConnector']
export type PlatformApp = Schemas['PlatformApp']
