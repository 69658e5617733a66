/** Makes every link the house gives out, from the configured address and never from a Host header. */
export interface Site {
  /** The origin, such as `http://127.0.0.1:4321`. */
  origin: string
  /** An absolute link to a path of this house. */
  link: (path: string) => string
  /** False where a phone on set cannot reach the address: then no QR code is drawn. */
  reachableByPhone: boolean
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** The site at an address such as `https://house.example`. */
export function siteAt(url: string): Site {
  const { origin, hostname } = new URL(url)
  return {
    origin,
    link: (path) => `${origin}${path}`,
    reachableByPhone: !LOOPBACK.test(hostname) && !hostname.endsWith('.localhost'),
  }
}
