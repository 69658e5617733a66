import { approvals } from './en/approvals.ts'
import { backstage } from './en/backstage.ts'
import { common } from './en/common.ts'
import { forms } from './en/forms.ts'
import { house } from './en/house.ts'
import { problems } from './en/problems.ts'
import { slips } from './en/slips.ts'

/** Every visible string of the pages. A translation is a folder like `en` with the same shape. */
export const words = { ...common, approvals, backstage, forms, house, problems, slips }
