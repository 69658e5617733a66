import type { ApprovalSlip, InboxSlip, ReleaseSlip, RoundSlip, SheetSlip, SlipView } from '#lib/wire/slips.ts'
import type { SlipWords } from '#lib/words/slips/index.ts'

type Told =
  | { kind: 'inbox'; inbox: InboxSlip }
  | { kind: 'release-form'; release: ReleaseSlip }
  | { kind: 'set-sheet'; sheet: SheetSlip }
  | { kind: 'approval'; approval: ApprovalSlip }
  | { kind: 'review-round'; round: RoundSlip }
  | { kind: 'receipt' | 'kit' | 'invitation' | 'password-reset' }

/** What stands under the title on the stub: what this is, and for whom. */
export function stubOf(slip: SlipView, told: Told, stub: SlipWords['stub']): string {
  switch (told.kind) {
    case 'inbox':
      return stub.day(told.inbox.shootingDay.number, told.inbox.shootingDay.unit)
    case 'release-form':
      return stub.releaseFor(told.release.person)
    case 'set-sheet':
      return stub.sheet(told.sheet.name)
    case 'approval':
      return stub.approvalFor(told.approval.askedOf, told.approval.subject)
    case 'review-round':
      return stub.approvalFor(told.round.addressedTo, told.round.person)
    case 'kit':
      return slip.addressedTo === null ? stub.kit : stub.kitFor(slip.addressedTo)
    case 'receipt':
    case 'invitation':
    case 'password-reset':
      return stub[told.kind]
  }
}
