/** Door slips: expiring, revocable capability links for people without an account. */
export {
  keepSlip,
  mintSlip,
  noteOpening,
  readSlip,
  revokeSlips,
  type Slip,
  type SlipOrder,
  spendSlip,
} from './slips.ts'
