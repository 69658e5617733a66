import type { Schemas } from './schemas.ts'

export type CutView = Schemas['Cut']
export type Shape = Schemas['Shape']
export type Timeline = Schemas['Timeline']
export type CutEdit = Schemas['Edit']
export type Cue = Schemas['Cue']
export type Render = NonNullable<Schemas['Render']>
export type Approval = Schemas['Approval']
export type CutDifference = Schemas['CutDifference']
