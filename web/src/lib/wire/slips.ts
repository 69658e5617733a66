import type { operations } from '@stagedoor/contract'
import type { Schemas } from './schemas.ts'

type Answer<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never

export type SlipView = Schemas['Slip']
export type InboxSlip = Schemas['InboxPage']
export type ReceiptView = Schemas['UploadReceipt']
export type UploadStand = Answer<'readUploadReceipt'>
export type ReleaseSlip = Schemas['ReleaseSlip']
export type SheetSlip = Schemas['SheetSlip']
export type ApprovalSlip = Answer<'readApproval'>
export type KitSlip = Schemas['KitSlip']
export type InvitationSlip = Answer<'readInvitation'>
export type ResetSlip = Answer<'readReset'>
export type RoundSlip = Schemas['RoundSlip']
export type ReviewUnit = RoundSlip['units'][number]
export type RoundReceipt = Schemas['RoundReceipt']
