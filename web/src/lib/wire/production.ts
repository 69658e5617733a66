import type { Schemas } from './schemas.ts'

export type { List } from './schemas.ts'
export type House = Schemas['House']
export type Me = Schemas['Me']
export type ProductionView = Schemas['Production']
export type Member = Schemas['Member']
export type Invitation = Schemas['Invitation']
export type KeyView = Schemas['ApiKey']
export type Scene = Schemas['Scene']
export type ShootingDay = Schemas['ShootingDay']
export type Task = Schemas['Task']
export type Work = Schemas['Work']
export type ProcessingStep = Schemas['ProcessingStep']
