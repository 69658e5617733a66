import type { Schemas } from './schemas.ts'

export type ReleaseFormView = Schemas['ReleaseForm']
export type TemplateView = Schemas['ReleaseTemplate']
export type SetSheetView = Schemas['SetSheet']
export type SetSheetLink = Schemas['SetSheetLink']
export type FormListPlan = Schemas['FormListPlan']
