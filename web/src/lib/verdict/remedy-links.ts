import type { RemedyOffers } from './remedy-offers.ts'

/** Where somebody stands when a remedy is offered to them: the production's home backstage, and what it is about. */
type Standing = { home: string; assetId?: string | undefined; cutId?: string | undefined }

/**
 * Leads every remedy to the page on which it is done, without script. A page that can do one where it stands offers that
 * instead.
 */
export function remedyLinks({ home, assetId, cutId }: Standing): RemedyOffers {
  const rules = `${home}/clearance/rules`
  const footageOf = (asset = assetId, mark?: string) => ({
    href:
      asset === undefined
        ? `${home}/dailies`
        : `${home}/dailies/${asset}${mark === undefined ? '' : `?mark=${mark}`}`,
  })
  const cut = cutId === undefined ? undefined : `${home}/cuts/${cutId}`
  const inCut = (part = '') => (cut === undefined ? footageOf() : { href: `${cut}${part}` })
  const people = { href: `${home}/people` }
  return {
    ask: () => people,
    name: () => people,
    needsNone: ({ assetId: asset }) => footageOf(asset),
    approve: ({ subjectId }) =>
      cut === undefined ? { href: `${home}/people/${subjectId}/approvals` } : inCut('#approvals'),
    lift: ({ embargoId }) => ({ href: `${rules}#embargo-${embargoId}` }),
    drawBox: ({ assetId: asset, appearanceIds }) => footageOf(asset, appearanceIds?.[0]),
    confirm: ({ assetId: asset, appearanceIds }) => footageOf(asset, appearanceIds?.[0]),
    look: ({ assetId: asset = assetId }) => ({ href: `${footageOf(asset).href}#look` }),
    setReveal: ({ subjectId }) => ({ href: `${rules}?reveal=${subjectId}#secret-${subjectId}` }),
    postNotice: ({ assetId: asset = assetId }) => ({
      href: asset === undefined ? `${rules}#crowd` : `${rules}?notice=${asset}#crowd`,
    }),
    // On our own page a cut is published from its desk; for somebody else's account a kit is made in the calendar.
    publishFirst: ({ first }) =>
      cut !== undefined && (first?.kind === 'anywhere' || first?.platform === 'own-page')
        ? inCut('#publish')
        : { href: `${home}/calendar` },
    elsewhere: () => inCut('#question'),
    edit: () => inCut(),
    frame: () => inCut(),
    moveTo: () => inCut('#question'),
    narrow: () => inCut('#question'),
    newVersion: () => inCut(),
  }
}
