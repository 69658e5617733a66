import type { BrowserContext, Page } from 'playwright-core'
import { openFirstDay } from '../../../e2e/first-day.ts'
import { must, type Visitor, visitorOf } from '../../../e2e/visitor.ts'

export const PUBLICIST = {
  name: 'Jonas Vale',
  email: 'jonas@saltlight.example',
  password: 'a lamp beside the door',
}
const production = 'saltlight'

/** What a day of shooting begins with: a house that is owned, its production, and the link of the day's inbox. */
export interface ShootingDay {
  readonly owner: Visitor
  readonly production: string
  readonly inboxLink: string
}

/** Opens a production's first day in a new house, as its publicist does. */
export async function openDay(origin: string, claimToken: string): Promise<ShootingDay> {
  const owner = visitorOf(origin)
  await must(
    owner.POST('/api/v1/claims/{token}', { params: { path: { token: claimToken } }, body: PUBLICIST }),
  )
  await must(
    owner.POST('/api/v1/productions', {
      body: { title: 'Saltlight', slug: production, kind: 'film', zone: 'Europe/Oslo' },
    }),
  )
  return { owner, production, inboxLink: await openFirstDay(owner, production) }
}

/** The publicist at a desk, with the dailies before them; signed in where the house is at home, on a good line after that. */
export async function sitDown(
  context: BrowserContext,
  { signIn, origin }: { signIn: string; origin: string },
): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${signIn}/sign-in`)
  await page.getByLabel('E-mail').fill(PUBLICIST.email)
  await page.getByLabel('Password').fill(PUBLICIST.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/backstage')
  await page.goto(`${origin}/backstage/${production}/dailies`)
  return page
}

/** A page of the sender on an old phone: its processor takes four times as long as this machine's. */
export async function takeUpPhone(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(link)
  return page
}

/** Ends a tab as a phone does that needs its memory: nothing in the page is asked or told. */
export async function killTab(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  const isGone = page.waitForEvent('crash')
  // No answer comes from what is gone.
  session.send('Page.crash').catch(() => undefined)
  await isGone
  await page.close()
}

/** The SHA-256 of every file that the house's log says has arrived, as often as it says so. */
export async function arrivedDigests({ owner, production }: ShootingDay): Promise<string[]> {
  const digests: string[] = []
  for (let cursor: number | null = 0; cursor !== null;) {
    const query = { kind: 'material-received', ...(cursor === 0 ? {} : { cursor }) }
    const page: { items: readonly { facts: Record<string, unknown> }[]; next: string | null } = await must(
      owner.GET('/api/v1/productions/{production}/log', { params: { path: { production }, query } }),
    )
    digests.push(...page.items.map(({ facts: { sha256 } }) => (typeof sha256 === 'string' ? sha256 : '')))
    cursor = page.next === null ? null : Number(page.next)
  }
  return digests
}
