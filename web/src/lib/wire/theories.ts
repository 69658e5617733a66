import type { Schemas } from './schemas.ts'

export type Theory = Schemas['Theory']
export type Opened = Schemas['Opened']
export type DeskTheory = Schemas['DeskTheory']
