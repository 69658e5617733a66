import { describe, expect, test } from 'vitest'
import { ACTS, HOUSE_ACTS, mayDo, mayOperate, rolesFor, type Act } from './right.ts'
import { ROLES } from './role.ts'

// o owner, p publicist, e editor, c counsel, k contributor: written out apart from the table, so that no edit of one passes alone.
const CALL_SHEET: Record<Act, string> = {
  'view-backstage': 'opec-',
  'view-evidence': 'op-c-',
  'view-own-uploads': 'opeck',
  'ingest-upload': 'ope-k',
  'delete-own-upload': 'opeck',
  'manage-inboxes': 'ope--',
  mark: 'ope--',
  judge: 'opec-',
  'ask-to-sign': 'opec-',
  'ask-for-approval': 'opec-',
  'manage-grants': 'op-c-',
  decide: 'op-c-',
  'set-embargo': 'op-c-',
  'lift-embargo': 'op-c-',
  'export-log': 'op-c-',
  cut: 'ope--',
  publish: 'op---',
  'prove-embargo': 'op-c-',
  recall: 'opeck',
  'finish-task': 'opec-',
  'cancel-work': 'opec-',
  'take-own-kit': 'opeck',
  'edit-own-credit': 'opeck',
  'manage-credits': 'op---',
  'manage-story': 'op---',
  'view-as': 'opec-',
  'view-moderation': 'opec-',
  moderate: 'op---',
  'mark-theories': 'op---',
  'issue-badge': 'op---',
  'edit-production': 'op---',
  'manage-members': 'o----',
  'manage-keys': 'o----',
  erase: 'o----',
  unseal: 'o----',
}

for (const act of ACTS) {
  describe(act, () => {
    ROLES.forEach((role, column) => {
      const may = CALL_SHEET[act][column] !== '-'
      test(`the ${role} ${may ? 'may' : 'may not'} ${act}`, () => {
        expect(mayDo(role, act)).toBe(may)
        expect(rolesFor(act).includes(role)).toBe(may)
      })
    })
  })
}

for (const act of HOUSE_ACTS) {
  test(`the operator alone may do the house act ${act}`, () => {
    expect(mayOperate({ isOperator: true }, act)).toBe(true)
    expect(mayOperate({ isOperator: false }, act)).toBe(false)
  })
}
