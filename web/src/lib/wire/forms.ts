import type { Schemas } from './schemas.ts'

export type ReleaseFormView = Schemas['ReleaseForm']
export type TemplateView = Schemas['ReleaseTemplate']
export type SetSheetView = Schemas['SetSheet']
export type SetSheetLink = Schemas['SetSheetLink']
export type FormListPlan = Schemas['FormListPlan']
/** The release fields of an asset, by our forms and by what its file says. */
export type ReleaseFields = Schemas['ReleaseMetadata']
