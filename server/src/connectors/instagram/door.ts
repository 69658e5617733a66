import type { AccountDoor } from '../account-door.ts'
import { facebookConsent, FACEBOOK_SCOPES, openByFacebook } from './facebook-login.ts'
import { instagramConsent, openByInstagram, renewInstagram } from './instagram-login.ts'

const INSTAGRAM = 'instagram'

/** Instagram's two doors: Facebook Login, by a Page that the account belongs to, and Instagram's own. */
export const instagramDoor: AccountDoor = {
  kind: 'oauth',
  choices: [
    {
      name: 'facebook',
      label: 'Facebook Login',
      hint: 'For an account that belongs to a Facebook Page: films go there from this house byte by byte, and posts can be deleted.',
    },
    {
      name: INSTAGRAM,
      label: 'Instagram Login',
      hint: 'For a professional account without a Page: Instagram fetches films from this house, and only a person can delete.',
    },
  ],
  scopes: FACEBOOK_SCOPES,
  usesPkce: false,
  app: 'operator',
  asksServer: false,
  authorizeUrl: (asked, ctx) =>
    asked.choice === INSTAGRAM ? instagramConsent(asked, ctx) : facebookConsent(asked, ctx),
  exchange: (asked, ctx) =>
    asked.choice === INSTAGRAM ? openByInstagram(asked, ctx) : openByFacebook(asked, ctx),
  // Only Instagram's own tokens are renewed: those of a Page stay until they are taken away.
  refresh: (_app, refreshToken, ctx) => renewInstagram(refreshToken, ctx),
}
