import type { Cookies } from '@sveltejs/kit'

type CookieOptions = Parameters<Cookies['set']>[2]

const optionOf = (attribute: string): Partial<CookieOptions> => {
  const [name = '', value = ''] = attribute.trim().split('=')
  switch (name.toLowerCase()) {
    case 'path':
      return { path: value }
    case 'domain':
      return { domain: value }
    case 'max-age':
      return { maxAge: Number(value) }
    case 'expires':
      return { expires: new Date(value) }
    case 'httponly':
      return { httpOnly: true }
    case 'secure':
      return { secure: true }
    case 'samesite':
      return { sameSite: value.toLowerCase() as 'lax' | 'strict' | 'none' }
    default:
      return {}
  }
}

/** Hands the cookies of an answer of the API on to the browser, attribute by attribute (RFC 6265, 4.1). */
export function passCookiesOn(from: Response, to: Cookies): void {
  for (const line of from.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';')
    const cut = pair.indexOf('=')
    if (cut < 1) continue
    const options = Object.assign(
      { path: '/', httpOnly: false, secure: false },
      ...attributes.map(optionOf),
    ) as CookieOptions
    to.set(pair.slice(0, cut).trim(), pair.slice(cut + 1).trim(), { ...options, encode: (value) => value })
  }
}
