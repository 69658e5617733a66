import type { DefaultJson, Defaulted, Json, MaybeMoment, Moment } from './columns.ts'

/** Tables of release forms beside the forms themselves, of the stage `clearance`. */
export interface FormTables {
  'clearance.releaseTemplates': {
    id: string
    productionId: string
    template: string
    language: string
    version: number
    source: string
    writtenBy: string
    writtenAt: Moment
    retiredAt: MaybeMoment
  }
  'clearance.setSheets': {
    id: string
    productionId: string
    name: string
    ownTemplateId: string | null
    template: string
    language: string
    text: string
    textDigest: Buffer
    scope: Json<unknown>
    conditions: DefaultJson<unknown>
    endsAtMajority: Defaulted<boolean>
    openedBy: string
    openedAt: Moment
    closesAt: Moment
    closedAt: MaybeMoment
  }
  'clearance.formCopies': { releaseFormId: string; sha256: Buffer; pdf: Buffer; madeAt: Moment }
  'clearance.scans': {
    id: string
    productionId: string
    releaseFormId: string | null
    sha256: Buffer
    fileName: string
    mediaType: string
    sizeBytes: number
    bytes: Buffer
    addedBy: string
    addedAt: Moment
  }
  'clearance.formSettings': { productionId: string; reminderDays: number[] }
}
